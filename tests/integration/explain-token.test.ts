import './explain/faulty-client';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { tokenClientCases } from './explain/token-client.cases';
import { tokenCases } from './explain/token.cases';
import { expectExplained, openWorld, type World } from './explain/world';

let world: World;

beforeAll(async () => {
  world = await openWorld('explain-token');
}, 120_000);

afterAll(async () => {
  await world.close();
});

describe('what goes wrong in a token request is explained', () => {
  it.each(tokenCases)('$row: $told', (entry) => expectExplained(world, entry), 60_000);
  it.each(tokenClientCases)('$row: $told', (entry) => expectExplained(world, entry), 60_000);
});
