import './explain/faulty-client';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { authorizationCases } from './explain/authorization.cases';
import { expectExplained, openWorld, type World } from './explain/world';

let world: World;

beforeAll(async () => {
  world = await openWorld('explain-authorization');
}, 120_000);

afterAll(async () => {
  await world.close();
});

describe('what goes wrong when a person signs in is explained', () => {
  it.each(authorizationCases)('$row: $told', (entry) => expectExplained(world, entry), 60_000);
});
