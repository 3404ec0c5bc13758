import { afterAll, beforeAll, describe, it, vi } from 'vitest';
import type * as Waiting from '@/lib/domain/authorizations/await-authorization';
import { awayCases } from './explain/away.cases';
import { expectExplained, openWorld, type World } from './explain/world';

// All is real but the patience: a run waits for ten minutes, the test does not.
vi.mock('@/lib/domain/authorizations/await-authorization', async (original) => {
  const actual = await original<typeof Waiting>();
  return {
    ...actual,
    awaitAnswer: (id: string, _: Date, signal: AbortSignal) =>
      actual.awaitAnswer(id, new Date(Date.now() + 300), signal),
  };
});

let world: World;

beforeAll(async () => {
  world = await openWorld('explain-away');
}, 120_000);

afterAll(async () => {
  await world.close();
});

describe('that nobody comes back is explained', () => {
  it.each(awayCases)('$row: $told', (entry) => expectExplained(world, entry), 60_000);
});
