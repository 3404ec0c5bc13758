import 'server-only';
import type { NewResource, StoredResource } from '../resource-types';
import { buildAllergies, buildConditions } from './build-conditions';
import { buildDocuments } from './build-documents';
import { buildEncounters } from './build-encounters';
import { buildGroups } from './build-groups';
import { buildImmunizations } from './build-immunizations';
import { buildLabs } from './build-labs';
import { buildMedications } from './build-medications';
import { buildOrganizations, buildPractitioners } from './build-organizations';
import { buildCoverage, buildPatient } from './build-patient';
import { buildProcedures } from './build-procedures';
import { buildVitals } from './build-vitals';
import { closingInstant, dayOf, referenceDay, type Day } from './days';
import type { Person } from './person';
import { narrativeOf } from './narrative';
import { planHistory } from './plan-history';
import { readRoster } from './person';

/** When the directory of the holder was entered. */
const directoryDay: Day = dayOf('2023-01-02');

/**
 * Every resource of the holder: fictional people whose records make clinical sense. The same at every start,
 * to the byte.
 */
export function generateResources(): StoredResource[] {
  const roster = readRoster();
  return [
    ...[...buildOrganizations(), ...buildPractitioners()].map((resource) =>
      stored(resource, directoryDay),
    ),
    ...roster.flatMap((person) => recordOf(person, roster)),
    ...buildGroups(roster).map((resource) => stored(resource, referenceDay)),
  ];
}

function recordOf(person: Person, roster: readonly Person[]): StoredResource[] {
  const history = planHistory(person);
  const lastVisit = history.visits.at(-1)?.day ?? person.lastDay;
  const atVisits = [
    ...buildEncounters(history),
    ...buildConditions(history),
    ...buildVitals(history),
    ...buildLabs(history),
    ...buildMedications(history),
    ...buildDocuments(history),
  ].map(([resource, visit]) => stored(resource, visit.day));
  const atDays = [
    ...buildAllergies(person),
    ...buildImmunizations(history),
    ...buildProcedures(history),
  ].map(([resource, day]) => stored(resource, day));
  return [
    stored(buildPatient(person), person.died ?? lastVisit),
    stored(buildCoverage(person, roster), lastVisit),
    ...atVisits,
    ...atDays,
  ];
}

function stored(resource: NewResource, day: Day): StoredResource {
  const { resourceType, id } = resource;
  const meta = { versionId: '1', lastUpdated: closingInstant(day) };
  const text = narrativeOf(resource);
  // `meta` and `text` stand where FHIR writes them: after the id.
  return Object.assign({ resourceType, id, meta, ...(text && { text }) }, resource);
}
