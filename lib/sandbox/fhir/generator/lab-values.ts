import 'server-only';
import { labs, type LabKey } from '../data/labs';
import type { ChronicKey } from '../data/conditions';
import { ageAt, yearsWith, type History, type Visit } from './history';
import { createRandom, type Random } from './random';

interface Measuring {
  history: History;
  visit: Visit;
  /** Same at every visit: the person's constitution. */
  constitution: Random;
  /** Differs from visit to visit. */
  noise: Random;
  isFemale: boolean;
  age: number;
  /** Years since the diagnosis of a condition, null without it. */
  years: (key: ChronicKey) => number | null;
  /** What was measured before in the same visit. */
  measured: (key: LabKey) => number | undefined;
}

/**
 * The values that a visit's laboratory finds. They hang together: glucose follows HbA1c, total cholesterol
 * follows its parts, the filtration rate is calculated from creatinine, and treatment shows over the years.
 */
export function measureLabs(
  history: History,
  visit: Visit,
  wanted: ReadonlySet<LabKey>,
): Map<LabKey, number> {
  const { person } = history;
  const values = new Map<LabKey, number>();
  // In the order of the table, where parts stand before what is calculated from them.
  for (const key of Object.keys(labs) as LabKey[]) {
    if (!wanted.has(key)) continue;
    const value = formulas[key]({
      history,
      visit,
      constitution: createRandom(`${person.id} constitution ${key}`),
      noise: createRandom(`${person.id} ${key} ${visit.day}`),
      isFemale: person.gender === 'female',
      age: ageAt(person, visit.day),
      years: (condition) => yearsWith(history, condition, visit.day),
      measured: (other) => values.get(other),
    });
    values.set(key, Number(value.toFixed(labs[key].decimals)));
  }
  return values;
}

/** From `before` at the diagnosis to `after` under treatment; most of the way within a year. */
function treated(years: number, before: number, after: number): number {
  return after + (before - after) * Math.exp(-2.5 * years);
}

/** What creatinine (mg/dL) belongs to a filtration rate, and back: CKD-EPI 2021. */
const ckdEpi = {
  kappa: (isFemale: boolean) => (isFemale ? 0.7 : 0.9),
  scale: (isFemale: boolean, age: number) => 142 * 0.9938 ** age * (isFemale ? 1.012 : 1),
  creatinineFor(rate: number, isFemale: boolean, age: number): number {
    return ckdEpi.kappa(isFemale) * (ckdEpi.scale(isFemale, age) / rate) ** (1 / 1.2);
  },
  rateFor(creatinine: number, isFemale: boolean, age: number): number {
    const ratio = creatinine / ckdEpi.kappa(isFemale);
    const alpha = isFemale ? -0.241 : -0.302;
    return ckdEpi.scale(isFemale, age) * Math.min(ratio, 1) ** alpha * Math.max(ratio, 1) ** -1.2;
  },
};

const formulas: Readonly<Record<LabKey, (m: Measuring) => number>> = {
  hba1c({ years, constitution, noise }) {
    const type1 = years('type-1-diabetes');
    if (type1 !== null) {
      return treated(type1, 11.2, constitution.between(6.9, 8.3)) + noise.between(-0.3, 0.3);
    }
    const type2 = years('type-2-diabetes');
    if (type2 !== null) {
      const start = constitution.between(7.9, 9.8);
      return treated(type2, start, constitution.between(6.6, 7.9)) + noise.between(-0.2, 0.3);
    }
    if (years('prediabetes') !== null)
      return constitution.between(5.8, 6.2) + noise.between(0, 0.2);
    return constitution.between(4.9, 5.5);
  },
  glucose({ measured, constitution, noise }) {
    const hba1c = measured('hba1c');
    // Estimated average glucose (ADAG): 28.7 · A1c − 46.7; fasting values lie somewhat below it.
    if (hba1c !== undefined) return 0.93 * (28.7 * hba1c - 46.7) + noise.between(-8, 8);
    return constitution.between(78, 95) + noise.between(-4, 4);
  },
  sodium: ({ noise }) => noise.between(137, 143),
  potassium: ({ noise, years }) =>
    noise.between(3.8, 4.7) + (years('chronic-kidney-disease') === null ? 0 : 0.3),
  urea: ({ noise, years }) =>
    years('chronic-kidney-disease') === null ? noise.between(9, 19) : noise.between(24, 36),
  creatinine({ years, constitution, noise, isFemale, age }) {
    const ceiling = ckdEpi.scale(isFemale, age) * 0.97;
    const rate =
      years('chronic-kidney-disease') === null
        ? Math.max(
            Math.min(constitution.between(84, 104) - 0.25 * Math.max(age - 45, 0), ceiling),
            66,
          )
        : constitution.between(36, 52);
    return ckdEpi.creatinineFor(rate + noise.between(-2.5, 2.5), isFemale, age);
  },
  egfr({ measured, isFemale, age }) {
    return ckdEpi.rateFor(measured('creatinine') ?? 1, isFemale, age);
  },
  'albumin-creatinine': ({ years, constitution, noise }) =>
    years('chronic-kidney-disease') === null
      ? constitution.between(6, 22) + noise.between(-2, 4)
      : constitution.between(60, 220) + noise.between(-12, 12),
  hdl: ({ constitution, noise, isFemale }) =>
    constitution.between(42, 58) + (isFemale ? 9 : 0) + noise.between(-3, 3),
  ldl({ years, constitution, noise }) {
    const since = years('hyperlipidemia');
    const usual = constitution.between(88, 122);
    if (since === null) return usual + noise.between(-7, 7);
    return treated(since, 172, constitution.between(78, 104)) + noise.between(-7, 7);
  },
  triglycerides({ years, constitution, noise }) {
    const isMetabolic = years('type-2-diabetes') !== null || years('obesity') !== null;
    return constitution.between(82, 138) + (isMetabolic ? 48 : 0) + noise.between(-15, 15);
  },
  // Friedewald, solved for the total.
  cholesterol: ({ measured }) =>
    (measured('hdl') ?? 50) + (measured('ldl') ?? 100) + (measured('triglycerides') ?? 100) / 5,
  tsh({ years, constitution, noise }) {
    const usual = constitution.between(1.1, 2.8) + noise.between(-0.3, 0.5);
    const since = years('hypothyroidism');
    return since === null ? usual : treated(since, constitution.between(8.5, 14), usual);
  },
  hemoglobin({ years, constitution, noise, isFemale }) {
    const usual = (isFemale ? 13.1 : 14.8) + constitution.between(-0.4, 0.8);
    const anemia = years('iron-deficiency-anemia');
    if (anemia !== null) return treated(anemia, 9.7, usual - 0.5) + noise.between(-0.2, 0.2);
    if (years('chronic-kidney-disease') !== null) return usual - 1.9 + noise.between(-0.3, 0.3);
    return usual + noise.between(-0.3, 0.3);
  },
  hematocrit: ({ measured, noise }) =>
    (measured('hemoglobin') ?? 14) * 3 + noise.between(-0.6, 0.6),
  leukocytes: ({ noise }) => noise.between(5, 9.4),
  platelets: ({ constitution, noise }) => constitution.between(190, 330) + noise.between(-20, 20),
  ferritin({ years, constitution }) {
    const since = years('iron-deficiency-anemia');
    return since === null
      ? constitution.between(40, 140)
      : treated(since, 7, constitution.between(28, 60));
  },
  'vitamin-d': ({ years, constitution, noise }) =>
    treated(years('osteoporosis') ?? 5, 17, constitution.between(27, 41)) + noise.between(-2, 2),
  urate: ({ years, constitution, noise }) =>
    treated(years('gout') ?? 5, 9.1, constitution.between(4.9, 6.1)) + noise.between(-0.3, 0.3),
  'nt-probnp': ({ years, constitution, noise }) =>
    years('heart-failure') === null
      ? constitution.between(40, 150)
      : constitution.between(650, 1700) + noise.between(-90, 90),
  'fev1-fvc': ({ years, constitution, noise }) =>
    years('copd') === null
      ? constitution.between(72, 84) + noise.between(-2, 2)
      : constitution.between(52, 66) + noise.between(-2, 2),
  'phq-9': ({ years, constitution, noise }) =>
    Math.max(
      0,
      treated(years('depression') ?? 5, 17, constitution.between(3, 8)) + noise.between(-2, 2),
    ),
  'gad-7': ({ years, constitution, noise }) =>
    Math.max(
      0,
      treated(years('generalized-anxiety') ?? 5, 15, constitution.between(3, 7)) +
        noise.between(-2, 2),
    ),
};
