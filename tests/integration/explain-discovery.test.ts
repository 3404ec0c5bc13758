import { afterAll, beforeAll, describe, it } from 'vitest';
import { discoveryCases } from './explain/discovery.cases';
import { expectExplained, openWorld, type World } from './explain/world';

let world: World;

beforeAll(async () => {
  world = await openWorld('explain-discovery');
}, 120_000);

afterAll(async () => {
  await world.close();
});

describe('what goes wrong in discovery and trust is explained', () => {
  it.each(discoveryCases)('$row: $told', (entry) => expectExplained(world, entry), 60_000);
});
