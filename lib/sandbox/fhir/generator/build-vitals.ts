import 'server-only';
import { concept, systems } from '../data/codes';
import { episodes } from '../data/episodes';
import type { NewResource } from '../resource-types';
import { vitalsAt, type Vitals } from './body';
import { practitionerReference } from './build-organizations';
import { ageAt, type History, type Visit } from './history';
import { observationOf, quantityOf } from './observation';

const simpleVitals: readonly {
  key: string;
  loinc: readonly [code: string, display: string];
  unit: string;
  value: (vitals: Vitals) => number;
  /** Not measured in an emergency. */
  routine?: true;
}[] = [
  {
    key: 'heart-rate',
    loinc: ['8867-4', 'Heart rate'],
    unit: '/min',
    value: (vitals) => vitals.heartRate,
  },
  {
    key: 'respiratory-rate',
    loinc: ['9279-1', 'Respiratory rate'],
    unit: '/min',
    value: (vitals) => vitals.respiratoryRate,
  },
  {
    key: 'body-temperature',
    loinc: ['8310-5', 'Body temperature'],
    unit: 'Cel',
    value: (vitals) => vitals.temperature,
  },
  {
    key: 'oxygen-saturation',
    loinc: ['2708-6', 'Oxygen saturation in Arterial blood'],
    unit: '%',
    value: (vitals) => vitals.oxygenSaturation,
  },
  {
    key: 'body-height',
    loinc: ['8302-2', 'Body height'],
    unit: 'cm',
    value: (vitals) => vitals.heightCm,
    routine: true,
  },
  {
    key: 'body-weight',
    loinc: ['29463-7', 'Body weight'],
    unit: 'kg',
    value: (vitals) => vitals.weightKg,
    routine: true,
  },
  {
    key: 'bmi',
    loinc: ['39156-5', 'Body mass index (BMI) [Ratio]'],
    unit: 'kg/m2',
    value: (vitals) => vitals.bodyMassIndex,
    routine: true,
  },
];

const tobaccoCodes = {
  never: ['266919005', 'Never smoked tobacco'],
  former: ['8517006', 'Ex-smoker'],
  current: ['77176002', 'Smoker'],
} as const;

/** The vital signs of each visit and, at adults' checkups, the smoking status. */
export function buildVitals(history: History): [NewResource<'Observation'>, Visit][] {
  return history.visits.flatMap((visit) =>
    observationsOf(history, visit).map((observation): [NewResource<'Observation'>, Visit] => [
      observation,
      visit,
    ]),
  );
}

function observationsOf(history: History, visit: Visit): NewResource<'Observation'>[] {
  const { person } = history;
  const vitals = vitalsAt(history, visit, !!visit.episode && episodes[visit.episode].isFebrile);
  const performer = practitionerReference(visit.practitioner);
  const age = ageAt(person, visit.day);
  const measured: NewResource<'Observation'>[] = simpleVitals
    .filter((entry) => !entry.routine || visit.kind !== 'emergency')
    // The index is not used for the youngest.
    .filter((entry) => entry.key !== 'bmi' || age >= 2)
    .map(({ key, loinc, unit, value }) =>
      observationOf(
        person,
        visit,
        { key, loinc, category: 'vital-signs', performer },
        { valueQuantity: quantityOf(value(vitals), unit) },
      ),
    );
  // Blood pressure is taken from three years on.
  if (age >= 3) measured.unshift(bloodPressureOf(history, visit, vitals));
  if (visit.kind === 'checkup') measured.push(smokingStatusOf(history, visit));
  return measured;
}

function bloodPressureOf(
  { person }: History,
  visit: Visit,
  vitals: Vitals,
): NewResource<'Observation'> {
  const component = (code: string, display: string, value: number) => ({
    code: concept(systems.loinc, code, display),
    valueQuantity: quantityOf(value, 'mm[Hg]'),
  });
  return observationOf(
    person,
    visit,
    {
      key: 'blood-pressure',
      category: 'vital-signs',
      loinc: ['85354-9', 'Blood pressure panel with all children optional'],
      performer: practitionerReference(visit.practitioner),
    },
    {
      component: [
        component('8480-6', 'Systolic blood pressure', vitals.systolic),
        component('8462-4', 'Diastolic blood pressure', vitals.diastolic),
      ],
    },
  );
}

function smokingStatusOf({ person }: History, visit: Visit): NewResource<'Observation'> {
  const [code, display] = tobaccoCodes[person.tobacco];
  return observationOf(
    person,
    visit,
    {
      key: 'smoking-status',
      category: 'social-history',
      loinc: ['72166-2', 'Tobacco smoking status'],
      performer: practitionerReference(visit.practitioner),
    },
    { valueCodeableConcept: concept(systems.snomed, code, display) },
  );
}
