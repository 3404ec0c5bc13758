import { afterAll, beforeAll, describe, it } from 'vitest';
import { fhirCases } from './explain/fhir.cases';
import { expectExplained, openWorld, type World } from './explain/world';

let world: World;

beforeAll(async () => {
  world = await openWorld('explain-fhir');
}, 120_000);

afterAll(async () => {
  await world.close();
});

describe('what goes wrong in a fhir request is explained', () => {
  it.each(fhirCases)('$row: $told', (entry) => expectExplained(world, entry), 60_000);
});
