import 'server-only';
import { concept, hl7Concept, systems } from '../data/codes';
import { chronicConditions } from '../data/conditions';
import { episodes } from '../data/episodes';
import { medications, type Medication, type MedicationKey } from '../data/medications';
import type { NewResource } from '../resource-types';
import { practitionerReference } from './build-organizations';
import { encounterReference, timeOf } from './build-encounters';
import { ageAt, conditionId, eventId, patientReference, type History, type Visit } from './history';
import type { Person } from './person';
import { createRandom } from './random';

const routes: Readonly<Record<Medication['route'], readonly [code: string, display: string]>> = {
  oral: ['26643006', 'Oral route'],
  inhaled: ['447694001', 'Respiratory tract route'],
  subcutaneous: ['34206005', 'Subcutaneous route'],
  topical: ['6064005', 'Topical route'],
};

/** A prescription is renewed when it is nearly a year old. */
const renewAfterDays = 300;

/** What was prescribed: at the diagnosis, renewed about once a year, and for short illnesses. */
export function buildMedications(history: History): [NewResource<'MedicationRequest'>, Visit][] {
  return [...chronicRequests(history), ...episodeRequests(history)];
}

/** Whether a drug suits a person's age and allergies. */
export function suits(person: Person, key: MedicationKey, age: number): boolean {
  const { ages, avoid } = medications[key];
  const isAllergic = avoid?.some((allergen) => person.allergies.includes(allergen)) ?? false;
  return !isAllergic && (!ages || (age >= ages[0] && age < ages[1]));
}

function chronicRequests(history: History): [NewResource<'MedicationRequest'>, Visit][] {
  const { person, onsets } = history;
  const chosen = new Map<MedicationKey, Visit>();
  for (const [condition, onset] of onsets) {
    const visit = history.visits.find((entry) => entry.day === onset);
    for (const group of chronicConditions[condition].medications) {
      const suitable = group.filter((key) => suits(person, key, ageAt(person, onset)));
      if (!visit || suitable.length === 0) continue;
      const key = createRandom(`${person.id} drug ${group.join(' ')}`).pick(suitable);
      // One drug often serves two conditions; it is prescribed once.
      if (!chosen.has(key)) chosen.set(key, visit);
    }
  }
  return [...chosen].flatMap(([key, first]) => {
    const prescribedAt = renewals(history, first);
    const last = prescribedAt.at(-1);
    const reason = first.diagnosed ? conditionId(person, first.diagnosed) : null;
    return prescribedAt.map((visit): [NewResource<'MedicationRequest'>, Visit] => {
      const isCurrent = visit === last && person.died === null;
      return [requestOf(person, visit, key, isCurrent ? 'active' : 'completed', reason), visit];
    });
  });
}

function renewals(history: History, first: Visit): Visit[] {
  const prescribedAt = [first];
  let before = first;
  for (const visit of history.visits) {
    const isRoutine = visit.kind !== 'symptom' && visit.kind !== 'emergency';
    if (isRoutine && visit.day >= before.day + renewAfterDays) {
      prescribedAt.push(visit);
      before = visit;
    }
  }
  return prescribedAt;
}

function episodeRequests({ person, visits }: History): [NewResource<'MedicationRequest'>, Visit][] {
  return visits.flatMap((visit) => {
    if (!visit.episode) return [];
    const age = ageAt(person, visit.day);
    const key = episodes[visit.episode].medications.find((entry) => suits(person, entry, age));
    if (!key) return [];
    const reason = eventId(person, visit.episode, visit.day);
    return [[requestOf(person, visit, key, 'completed', reason, 'short'), visit]];
  });
}

function requestOf(
  person: Person,
  visit: Visit,
  key: MedicationKey,
  status: 'active' | 'completed',
  reason: string | null,
  use: 'short' | 'long' = 'long',
): NewResource<'MedicationRequest'> {
  const { rxnorm, dosage, timesPerDay, dose, route, asNeeded }: Medication = medications[key];
  return {
    resourceType: 'MedicationRequest',
    // The short course gets a name of its own: the same drug may be taken for longer too.
    id: eventId(person, use === 'short' ? `${key}-course` : key, visit.day),
    status,
    intent: 'order',
    category: [hl7Concept('medicationrequest-category', 'community', 'Community')],
    medicationCodeableConcept: concept(systems.rxnorm, rxnorm[0], rxnorm[1]),
    subject: patientReference(person),
    encounter: encounterReference(visit),
    authoredOn: timeOf(visit, 14),
    requester: practitionerReference(visit.practitioner),
    ...(reason !== null && { reasonReference: [{ reference: `Condition/${reason}` }] }),
    dosageInstruction: [
      {
        text: dosage,
        timing: { repeat: { frequency: timesPerDay, period: 1, periodUnit: 'd' } },
        ...(asNeeded && { asNeededBoolean: true }),
        route: concept(systems.snomed, routes[route][0], routes[route][1]),
        doseAndRate: [{ doseQuantity: { value: dose[0], unit: dose[1] } }],
      },
    ],
    dispenseRequest: {
      numberOfRepeatsAllowed: use === 'short' ? 0 : 3,
      expectedSupplyDuration: {
        value: use === 'short' ? 10 : 90,
        unit: 'days',
        system: systems.ucum,
        code: 'd',
      },
    },
  };
}
