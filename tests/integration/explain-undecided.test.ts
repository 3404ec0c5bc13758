import { afterAll, beforeAll, describe, it } from 'vitest';
import { undecidedCases } from './explain/undecided.cases';
import { expectExplained, openWorld, type World } from './explain/world';

let world: World;

beforeAll(async () => {
  world = await openWorld('explain-undecided');
}, 120_000);

afterAll(async () => {
  await world.close();
});

describe('a refusal without a reason still gets causes that can be told apart', () => {
  it.each(undecidedCases)('$row: $told', (entry) => expectExplained(world, entry), 60_000);
});
