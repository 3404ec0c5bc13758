import { afterAll, beforeAll, describe, it } from 'vitest';
import { dpopCases } from './explain/dpop.cases';
import { identityCases } from './explain/identity.cases';
import { expectExplained, openWorld, type World } from './explain/world';

let world: World;

beforeAll(async () => {
  world = await openWorld('explain-identity');
}, 120_000);

afterAll(async () => {
  await world.close();
});

describe('what goes wrong with proofs of a key is explained', () => {
  it.each(dpopCases)('$row: $told', (entry) => expectExplained(world, entry), 60_000);
});

describe('what goes wrong with an id_token is explained', () => {
  it.each(identityCases)('$row: $told', (entry) => expectExplained(world, entry), 60_000);
});
