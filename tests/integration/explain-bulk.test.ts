import './explain/faulty-client';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { bulkCases } from './explain/bulk.cases';
import { expectExplained, openWorld, type World } from './explain/world';

let world: World;

beforeAll(async () => {
  world = await openWorld('explain-bulk');
}, 120_000);

afterAll(async () => {
  await world.close();
});

describe('what goes wrong in a bulk export is explained', () => {
  it.each(bulkCases)('$row: $told', (entry) => expectExplained(world, entry), 60_000);
});
