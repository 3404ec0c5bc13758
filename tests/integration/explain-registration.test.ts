import { afterAll, beforeAll, describe, it } from 'vitest';
import { certificationCases } from './explain/certification.cases';
import { registrationCases } from './explain/registration.cases';
import { expectExplained, openWorld, type World } from './explain/world';

let world: World;

beforeAll(async () => {
  world = await openWorld('explain-registration');
}, 120_000);

afterAll(async () => {
  await world.close();
});

describe('what goes wrong in registration is explained', () => {
  it.each(registrationCases)('$row: $told', (entry) => expectExplained(world, entry), 60_000);
  it.each(certificationCases)('$row: $told', (entry) => expectExplained(world, entry), 60_000);
});
