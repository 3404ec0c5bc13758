import 'server-only';
import { typicalGrowth } from '../data/growth';
import type { Day } from './days';
import { ageAt, yearsWith, type History, type Visit } from './history';
import type { Person } from './person';
import { createRandom } from './random';

/** What is measured at a visit. Pressures in mm[Hg], height in cm, weight in kg, temperature in °C. */
export interface Vitals {
  systolic: number;
  diastolic: number;
  heartRate: number;
  respiratoryRate: number;
  temperature: number;
  oxygenSaturation: number;
  heightCm: number;
  weightKg: number;
  /** From the height and weight as they are recorded, in kg/m². */
  bodyMassIndex: number;
}

function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

/** The vital signs of a person at a visit: they follow age, conditions and treatment. */
export function vitalsAt(history: History, visit: Visit, isFebrile: boolean): Vitals {
  const { person } = history;
  const random = createRandom(`${person.id} vitals ${visit.day}`);
  const age = ageAt(person, visit.day);
  const { heightCm, weightKg } = bodyAt(person, visit.day);
  const [systolic, diastolic] = bloodPressureAt(history, visit.day);
  const hasLungDisease = yearsWith(history, 'copd', visit.day) !== null;
  const restingRate = age < 1 ? 125 : age < 6 ? 102 : age < 13 ? 86 : 71;
  const breaths = age < 1 ? 32 : age < 6 ? 23 : age < 13 ? 19 : 15;
  return {
    systolic,
    diastolic,
    heartRate: Math.round(restingRate + random.between(-8, 9) + (isFebrile ? 12 : 0)),
    respiratoryRate: Math.round(breaths + random.between(-2, 2) + (isFebrile ? 2 : 0)),
    temperature: round(isFebrile ? random.between(37.9, 39.1) : random.between(36.4, 37.1), 1),
    oxygenSaturation: Math.round(
      hasLungDisease ? random.between(90, 94) : random.between(96, 99.4),
    ),
    heightCm,
    weightKg,
    bodyMassIndex: round(weightKg / (heightCm / 100) ** 2, 1),
  };
}

function bodyAt(person: Person, day: Day): { heightCm: number; weightKg: number } {
  const build = createRandom(`${person.id} build`);
  const heightFactor = build.between(0.955, 1.045);
  const adultIndex = person.chronic.includes('obesity')
    ? build.between(31.5, 37)
    : build.between(20.5, 28.5);
  const yearlyDrift = build.between(-0.15, 0.2);
  const age = ageAt(person, day);
  const typical = typicalGrowth(person.gender, age);
  const heightCm = round(typical.heightCm * heightFactor, 1);
  if (age < 19) {
    const weightFactor = heightFactor ** 2 * (0.94 + 0.14 * build.between(0, 1));
    return { heightCm, weightKg: round(typical.weightKg * weightFactor, 1) };
  }
  const index = adultIndex + yearlyDrift * ((day - person.lastDay) / 365.25);
  const wobble = createRandom(`${person.id} weight ${day}`).between(-0.3, 0.3);
  return { heightCm, weightKg: round((index + wobble) * (heightCm / 100) ** 2, 1) };
}

function bloodPressureAt(history: History, day: Day): [systolic: number, diastolic: number] {
  const { person } = history;
  const random = createRandom(`${person.id} pressure ${day}`);
  const age = ageAt(person, day);
  if (age < 18) {
    const systolic = Math.min(90 + 1.7 * age, 116) + random.between(-6, 5);
    return [Math.round(systolic), Math.round(systolic * 0.58 + random.between(0, 5))];
  }
  const years = yearsWith(history, 'hypertension', day);
  const habit = createRandom(`${person.id} habitual pressure`).between(-7, 7);
  if (years === null) {
    const systolic = 114 + 0.06 * (age - 18) + habit + random.between(-4, 4);
    return [Math.round(systolic), Math.round(systolic * 0.6 + random.between(0, 5))];
  }
  // High at the diagnosis, then it comes down within months of treatment.
  const systolic = 129 + 26 * Math.exp(-5 * years) + habit + random.between(-4, 6);
  return [Math.round(systolic), Math.round(systolic * 0.595 + random.between(0, 5))];
}
