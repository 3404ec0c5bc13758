import './explain/faulty-client';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { browserCases } from './explain/browser.cases';
import { expectExplained, openWorld, type World } from './explain/world';

let world: World;

beforeAll(async () => {
  world = await openWorld('explain-browser');
}, 120_000);

afterAll(async () => {
  await world.close();
});

describe('what a browser does, or keeps to itself, is explained', () => {
  it.each(browserCases)('$row: $told', (entry) => expectExplained(world, entry), 60_000);
});
