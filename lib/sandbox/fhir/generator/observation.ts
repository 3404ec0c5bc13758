import 'server-only';
import type { Quantity, Reference } from 'fhir/r4';
import { concept, hl7Concept, systems } from '../data/codes';
import type { NewResource } from '../resource-types';
import { encounterReference, timeOf } from './build-encounters';
import { closingInstant } from './days';
import { eventId, patientReference, type Visit } from './history';
import type { Person } from './person';

const categories = {
  'vital-signs': 'Vital Signs',
  laboratory: 'Laboratory',
  survey: 'Survey',
  procedure: 'Procedure',
  'social-history': 'Social History',
} as const;

type Finding = Pick<
  NewResource<'Observation'>,
  'valueQuantity' | 'valueCodeableConcept' | 'component' | 'interpretation' | 'referenceRange'
>;

/** An observation of a visit with what was found. */
export function observationOf(
  person: Person,
  visit: Visit,
  what: {
    key: string;
    category: keyof typeof categories;
    loinc: readonly [code: string, display: string];
    performer: Reference;
    minutesLater?: number;
  },
  finding: Finding,
): NewResource<'Observation'> {
  return {
    resourceType: 'Observation',
    id: eventId(person, what.key, visit.day),
    status: 'final',
    category: [hl7Concept('observation-category', what.category, categories[what.category])],
    code: concept(systems.loinc, what.loinc[0], what.loinc[1]),
    subject: patientReference(person),
    encounter: encounterReference(visit),
    effectiveDateTime: timeOf(visit, what.minutesLater ?? 5),
    issued: closingInstant(visit.day),
    performer: [what.performer],
    ...finding,
  };
}

/** A quantity in UCUM. */
export function quantityOf(value: number, unit: string): Quantity {
  return { value, unit, system: systems.ucum, code: unit };
}
