import { afterAll, beforeAll, describe, it } from 'vitest';
import { tokenToolCases } from './explain/token-tools.cases';
import { expectExplained, openWorld, type World } from './explain/world';

let world: World;

beforeAll(async () => {
  world = await openWorld('explain-tools');
}, 120_000);

afterAll(async () => {
  await world.close();
});

describe('what holders say of tokens is explained', () => {
  it.each(tokenToolCases)('$row: $told', (entry) => expectExplained(world, entry), 60_000);
});
