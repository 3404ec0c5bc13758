import 'server-only';
import type { CodeableConcept } from 'fhir/r4';
import { allergens, type AllergenKey } from '../data/allergies';
import { concept, hl7Coding, hl7Concept, systems } from '../data/codes';
import { chronicConditions } from '../data/conditions';
import { episodes } from '../data/episodes';
import type { NewResource } from '../resource-types';
import { practitionerReference } from './build-organizations';
import { encounterReference, timeOf } from './build-encounters';
import { dateOf, type Day } from './days';
import { conditionId, eventId, patientReference, type History, type Visit } from './history';
import type { Person } from './person';
import { createRandom } from './random';

/** The Condition of each diagnosis, chronic or short, with the visit it was made at. */
export function buildConditions(history: History): [NewResource<'Condition'>, Visit][] {
  return history.visits.flatMap((visit) => {
    const condition = conditionOf(history, visit);
    return condition ? [[condition, visit]] : [];
  });
}

function conditionOf({ person }: History, visit: Visit): NewResource<'Condition'> | null {
  if (visit.diagnosed) {
    const entry = chronicConditions[visit.diagnosed];
    return {
      ...baseOf(person, visit, conditionId(person, visit.diagnosed), entry),
      clinicalStatus: hl7Concept('condition-clinical', 'active', 'Active'),
    };
  }
  if (!visit.episode) return null;
  const entry = episodes[visit.episode];
  const over = visit.day + entry.durationDays;
  const isOver = over <= person.lastDay;
  return {
    ...baseOf(person, visit, eventId(person, visit.episode, visit.day), entry),
    clinicalStatus: isOver
      ? hl7Concept('condition-clinical', 'resolved', 'Resolved')
      : hl7Concept('condition-clinical', 'active', 'Active'),
    ...(isOver && { abatementDateTime: dateOf(over) }),
  };
}

function baseOf(
  person: Person,
  visit: Visit,
  id: string,
  entry: { snomed: readonly [string, string]; icd10: readonly [string, string] },
): NewResource<'Condition'> {
  return {
    resourceType: 'Condition',
    id,
    verificationStatus: hl7Concept('condition-ver-status', 'confirmed', 'Confirmed'),
    category: [
      hl7Concept(
        'condition-category',
        visit.diagnosed ? 'problem-list-item' : 'encounter-diagnosis',
        visit.diagnosed ? 'Problem List Item' : 'Encounter Diagnosis',
      ),
    ],
    code: doubleCoded(entry),
    subject: patientReference(person),
    encounter: encounterReference(visit),
    onsetDateTime: dateOf(visit.day),
    recordedDate: timeOf(visit, 12),
    recorder: practitionerReference(visit.practitioner),
  };
}

function doubleCoded(entry: {
  snomed: readonly [string, string];
  icd10: readonly [string, string];
}): CodeableConcept {
  return {
    coding: [
      { system: systems.snomed, code: entry.snomed[0], display: entry.snomed[1] },
      { system: systems.icd10, code: entry.icd10[0], display: entry.icd10[1] },
    ],
    text: entry.snomed[1],
  };
}

/** The AllergyIntolerance of each allergen, and for adults without any the statement that none is known. */
export function buildAllergies(
  person: Person,
): [NewResource<'AllergyIntolerance'>, recorded: Day][] {
  const recorded = Math.min(
    person.lastDay - 30,
    Math.max(
      person.born + 300,
      person.lastDay - createRandom(`${person.id} allergy`).int(400, 5000),
    ),
  );
  if (person.allergies.length === 0) {
    return person.number % 3 === 0 ? [[noKnownAllergy(person, recorded), recorded]] : [];
  }
  return person.allergies.map((key) => [allergyOf(person, key, recorded), recorded]);
}

function allergyOf(
  person: Person,
  key: AllergenKey,
  recorded: Day,
): NewResource<'AllergyIntolerance'> {
  const { snomed, category, criticality, reaction, severity } = allergens[key];
  return {
    resourceType: 'AllergyIntolerance',
    id: `${person.id}-allergy-${key}`,
    clinicalStatus: hl7Concept('allergyintolerance-clinical', 'active', 'Active'),
    verificationStatus: hl7Concept('allergyintolerance-verification', 'confirmed', 'Confirmed'),
    type: 'allergy',
    category: [category],
    criticality,
    code: concept(systems.snomed, snomed[0], snomed[1]),
    patient: patientReference(person),
    recordedDate: dateOf(recorded),
    reaction: [{ manifestation: [concept(systems.snomed, reaction[0], reaction[1])], severity }],
  };
}

function noKnownAllergy(person: Person, recorded: Day): NewResource<'AllergyIntolerance'> {
  return {
    resourceType: 'AllergyIntolerance',
    id: `${person.id}-no-known-allergy`,
    clinicalStatus: { coding: [hl7Coding('allergyintolerance-clinical', 'active', 'Active')] },
    verificationStatus: hl7Concept('allergyintolerance-verification', 'confirmed', 'Confirmed'),
    code: concept(systems.snomed, '716186003', 'No known allergy'),
    patient: patientReference(person),
    recordedDate: dateOf(recorded),
  };
}
