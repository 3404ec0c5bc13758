import 'server-only';
import { practitioners } from '../data/care-team';
import type { NewResource } from '../resource-types';
import { practitionerReference } from './build-organizations';
import { patientReference } from './history';
import type { Person } from './person';
import { primaryPractitioner } from './plan-history';

/** Lists of people for exports: everybody, the patients of each practitioner, and the families. */
export function buildGroups(roster: readonly Person[]): NewResource<'Group'>[] {
  const panels = practitioners.flatMap(({ id }) => {
    const patients = roster.filter((person) => primaryPractitioner(person) === id);
    const { reference, display } = practitionerReference(id);
    const group = groupOf(`harbor-panel-${id}`, `Patients of ${display}`, patients);
    return patients.length === 0 ? [] : [{ ...group, managingEntity: { reference, display } }];
  });
  const households = [...new Set(roster.map((person) => person.householdKey))].map((key) => {
    const family = roster.filter((person) => person.householdKey === key);
    return groupOf(`harbor-household-${key}`, `Household ${key}`, family);
  });
  return [
    groupOf('harbor-everyone', 'Everybody at Harbor Health', roster),
    ...panels,
    ...households,
  ];
}

function groupOf(id: string, name: string, people: readonly Person[]): NewResource<'Group'> {
  return {
    resourceType: 'Group',
    id,
    identifier: [{ system: 'https://harbor.example/groups', value: id }],
    active: true,
    type: 'person',
    actual: true,
    name,
    quantity: people.length,
    member: people.map((person) => ({ entity: patientReference(person) })),
  };
}
