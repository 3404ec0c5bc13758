import './explain/faulty-client';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { registrationLifeCases } from './explain/registration-life.cases';
import { expectExplained, openWorld, type World } from './explain/world';

let world: World;

beforeAll(async () => {
  world = await openWorld('explain-registration-life');
}, 120_000);

afterAll(async () => {
  await world.close();
});

describe('what becomes of registrations that are there is explained', () => {
  it.each(registrationLifeCases)('$row: $told', (entry) => expectExplained(world, entry), 60_000);
});
