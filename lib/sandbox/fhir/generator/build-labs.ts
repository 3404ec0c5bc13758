import 'server-only';
import type { Observation } from 'fhir/r4';
import { chronicConditions } from '../data/conditions';
import { concept, hl7Concept, systems } from '../data/codes';
import { labs, panels, type Lab, type LabKey } from '../data/labs';
import type { NewResource } from '../resource-types';
import { practitionerReference } from './build-organizations';
import { encounterReference, timeOf } from './build-encounters';
import { closingInstant } from './days';
import { ageAt, eventId, patientReference, type History, type Visit } from './history';
import { measureLabs } from './lab-values';
import { observationOf, quantityOf } from './observation';

const laboratory = {
  reference: 'Organization/harbor-general-hospital',
  display: 'Harbor General Hospital',
};

/** What everybody gets at a checkup from forty on. */
const preventive: readonly LabKey[] = ['glucose', 'hdl', 'ldl', 'triglycerides', 'cholesterol'];

/** The measurements of each visit and the reports on those that belong together. */
export function buildLabs(
  history: History,
): [NewResource<'Observation'> | NewResource<'DiagnosticReport'>, Visit][] {
  return history.visits.flatMap((visit) => {
    const values = measureLabs(history, visit, wantedAt(history, visit));
    const observations = [...values].map(([key, value]) => labOf(history, visit, key, value));
    const reports = panels
      .filter((panel) => panel.members.every((member) => values.has(member)))
      .map((panel) => reportOf(history, visit, panel));
    return [...observations, ...reports].map(
      (resource): [NewResource<'Observation'> | NewResource<'DiagnosticReport'>, Visit] => [
        resource,
        visit,
      ],
    );
  });
}

function wantedAt(history: History, visit: Visit): Set<LabKey> {
  if (visit.kind === 'symptom' || visit.kind === 'emergency') return new Set();
  const wanted = [...history.onsets]
    .filter(([, onset]) => onset <= visit.day)
    .flatMap(([key]) => chronicConditions[key].labs);
  const isPreventive = visit.kind === 'checkup' && ageAt(history.person, visit.day) >= 40;
  return new Set([...wanted, ...(isPreventive ? preventive : [])]);
}

function labOf(
  { person }: History,
  visit: Visit,
  key: LabKey,
  value: number,
): NewResource<'Observation'> {
  const lab: Lab = labs[key];
  const low = person.gender === 'female' ? (lab.lowFemale ?? lab.low) : lab.low;
  return observationOf(
    person,
    visit,
    {
      key,
      category: lab.category,
      loinc: lab.loinc,
      performer:
        lab.category === 'laboratory' ? laboratory : practitionerReference(visit.practitioner),
      minutesLater: 15,
    },
    {
      valueQuantity: quantityOf(value, lab.unit),
      interpretation: [interpret(value, low, lab.high)],
      referenceRange: [
        {
          ...(low !== undefined && { low: quantityOf(low, lab.unit) }),
          ...(lab.high !== undefined && { high: quantityOf(lab.high, lab.unit) }),
        },
      ],
    },
  );
}

function interpret(
  value: number,
  low: number | undefined,
  high: number | undefined,
): NonNullable<Observation['interpretation']>[number] {
  if (low !== undefined && value < low) {
    return hl7Concept('v3-ObservationInterpretation', 'L', 'Low');
  }
  if (high !== undefined && value > high) {
    return hl7Concept('v3-ObservationInterpretation', 'H', 'High');
  }
  return hl7Concept('v3-ObservationInterpretation', 'N', 'Normal');
}

function reportOf(
  { person }: History,
  visit: Visit,
  panel: (typeof panels)[number],
): NewResource<'DiagnosticReport'> {
  return {
    resourceType: 'DiagnosticReport',
    id: eventId(person, panel.key, visit.day),
    status: 'final',
    category: [hl7Concept('v2-0074', 'LAB', 'Laboratory')],
    code: concept(systems.loinc, panel.loinc[0], panel.loinc[1]),
    subject: patientReference(person),
    encounter: encounterReference(visit),
    effectiveDateTime: timeOf(visit, 15),
    issued: closingInstant(visit.day),
    performer: [laboratory],
    result: panel.members.map((member) => ({
      reference: `Observation/${eventId(person, member, visit.day)}`,
      display: labs[member].loinc[1],
    })),
  };
}
