import 'server-only';
import { organizations } from '../data/care-team';
import { concept, hl7Coding, hl7Concept, systems } from '../data/codes';
import type { NewResource } from '../resource-types';
import { practitionerReference } from './build-organizations';
import { dateTimeOf } from './days';
import {
  conditionId,
  eventId,
  patientReference,
  type History,
  type Visit,
  type VisitKind,
} from './history';

const visitTypes: Readonly<
  Record<VisitKind, readonly [code: string, display: string, minutes: number]>
> = {
  'well-child': ['410620009', 'Well child visit', 30],
  checkup: ['185349003', 'Encounter for check up', 40],
  'follow-up': ['390906007', 'Follow-up encounter', 20],
  diagnosis: ['185347001', 'Encounter for problem', 30],
  symptom: ['185345009', 'Encounter for symptom', 15],
  emergency: ['50849002', 'Emergency room admission', 150],
};

/** A reference to the Encounter of a visit. */
export function encounterReference(visit: Visit): { reference: string } {
  return { reference: `Encounter/${visit.id}` };
}

/** The begin of a visit as FHIR `dateTime`, and of what happens some minutes into it. */
export function timeOf(visit: Visit, minutesLater = 0): string {
  return dateTimeOf(visit.day, visit.startMinute + minutesLater);
}

/** The Encounter of each visit. */
export function buildEncounters(history: History): [NewResource<'Encounter'>, Visit][] {
  return history.visits.map((visit) => [buildEncounter(history, visit), visit]);
}

function buildEncounter(history: History, visit: Visit): NewResource<'Encounter'> {
  const [code, display, minutes] = visitTypes[visit.kind];
  const reason = reasonOf(history, visit);
  const site = organizations.find((entry) => entry.id === visit.organization);
  return {
    resourceType: 'Encounter',
    id: visit.id,
    status: 'finished',
    class:
      visit.kind === 'emergency'
        ? hl7Coding('v3-ActCode', 'EMER', 'emergency')
        : hl7Coding('v3-ActCode', 'AMB', 'ambulatory'),
    type: [concept(systems.snomed, code, display)],
    subject: patientReference(history.person),
    participant: [
      {
        type: [hl7Concept('v3-ParticipationType', 'PPRF', 'primary performer')],
        individual: practitionerReference(visit.practitioner),
      },
    ],
    period: { start: timeOf(visit), end: timeOf(visit, minutes) },
    ...(reason && { reasonReference: [{ reference: `Condition/${reason}` }] }),
    serviceProvider: {
      reference: `Organization/${visit.organization}`,
      ...(site && { display: site.name }),
    },
  };
}

function reasonOf({ person, onsets }: History, visit: Visit): string | null {
  if (visit.diagnosed) return conditionId(person, visit.diagnosed);
  if (visit.episode) return eventId(person, visit.episode, visit.day);
  if (visit.kind !== 'follow-up') return null;
  const known = [...onsets].find(([, onset]) => onset < visit.day);
  return known ? conditionId(person, known[0]) : null;
}
