import 'server-only';

/** A drug as it is prescribed. */
export interface Medication {
  rxnorm: readonly [code: string, display: string];
  dosage: string;
  timesPerDay: number;
  dose: readonly [value: number, unit: string];
  route: 'oral' | 'inhaled' | 'subcutaneous' | 'topical';
  asNeeded?: true;
  /** Ages that it is given at, in years. */
  ages?: readonly [youngest: number, oldest: number];
  /** Allergies that rule it out. */
  avoid?: readonly ('penicillin' | 'sulfonamide' | 'aspirin')[];
}

const daily = (rxnorm: readonly [string, string], unit = 'tablet'): Medication => ({
  rxnorm,
  dosage: `Take 1 ${unit} by mouth once a day`,
  timesPerDay: 1,
  dose: [1, unit],
  route: 'oral',
});

const table = {
  metformin: {
    rxnorm: ['861007', 'metformin hydrochloride 500 MG Oral Tablet'],
    dosage: 'Take 1 tablet by mouth twice a day with meals',
    timesPerDay: 2,
    dose: [1, 'tablet'],
    route: 'oral',
  },
  'metformin-er': daily([
    '860975',
    '24 HR metformin hydrochloride 500 MG Extended Release Oral Tablet',
  ]),
  insulin: {
    rxnorm: [
      '106892',
      'insulin isophane, human 70 UNT/ML / insulin, regular, human 30 UNT/ML Injectable Suspension [Humulin]',
    ],
    dosage: 'Inject under the skin twice a day before meals, as adjusted',
    timesPerDay: 2,
    dose: [14, 'unit'],
    route: 'subcutaneous',
  },
  lisinopril: daily(['314076', 'lisinopril 10 MG Oral Tablet']),
  amlodipine: daily(['197361', 'amlodipine 5 MG Oral Tablet']),
  hydrochlorothiazide: {
    ...daily(['310798', 'hydrochlorothiazide 25 MG Oral Tablet']),
    avoid: ['sulfonamide'],
  },
  atorvastatin: daily(['617310', 'atorvastatin 20 MG Oral Tablet']),
  simvastatin: daily(['312961', 'simvastatin 20 MG Oral Tablet']),
  aspirin: { ...daily(['243670', 'aspirin 81 MG Oral Tablet']), avoid: ['aspirin'] },
  clopidogrel: daily(['309362', 'clopidogrel 75 MG Oral Tablet']),
  metoprolol: {
    rxnorm: ['866924', 'metoprolol tartrate 25 MG Oral Tablet'],
    dosage: 'Take 1 tablet by mouth twice a day',
    timesPerDay: 2,
    dose: [1, 'tablet'],
    route: 'oral',
  },
  apixaban: {
    rxnorm: ['1364445', 'apixaban 5 MG Oral Tablet'],
    dosage: 'Take 1 tablet by mouth twice a day',
    timesPerDay: 2,
    dose: [1, 'tablet'],
    route: 'oral',
  },
  furosemide: {
    ...daily(['313988', 'furosemide 40 MG Oral Tablet']),
    avoid: ['sulfonamide'],
  },
  albuterol: {
    rxnorm: ['745752', '200 ACTUAT albuterol 0.09 MG/ACTUAT Metered Dose Inhaler [ProAir]'],
    dosage: 'Inhale 2 puffs every 6 hours as needed for wheezing',
    timesPerDay: 4,
    dose: [2, 'puff'],
    route: 'inhaled',
    asNeeded: true,
  },
  fluticasone: {
    rxnorm: [
      '895996',
      '120 ACTUAT fluticasone propionate 0.044 MG/ACTUAT Metered Dose Inhaler [Flovent]',
    ],
    dosage: 'Inhale 2 puffs twice a day',
    timesPerDay: 2,
    dose: [2, 'puff'],
    route: 'inhaled',
  },
  'fluticasone-salmeterol': {
    rxnorm: [
      '896209',
      '60 ACTUAT fluticasone propionate 0.25 MG/ACTUAT / salmeterol 0.05 MG/ACTUAT Dry Powder Inhaler',
    ],
    dosage: 'Inhale 1 puff twice a day',
    timesPerDay: 2,
    dose: [1, 'puff'],
    route: 'inhaled',
  },
  levothyroxine: daily(['892246', 'levothyroxine sodium 0.1 MG Oral Tablet']),
  sertraline: daily(['312941', 'sertraline 50 MG Oral Tablet']),
  fluoxetine: daily(['310385', 'fluoxetine 20 MG Oral Capsule'], 'capsule'),
  methylphenidate: daily(['1091392', 'methylphenidate hydrochloride 20 MG Oral Tablet']),
  omeprazole: daily(['198051', 'omeprazole 20 MG Delayed Release Oral Capsule'], 'capsule'),
  loratadine: daily(['311372', 'loratadine 10 MG Oral Tablet']),
  'hydrocortisone-cream': {
    rxnorm: ['106258', 'hydrocortisone 10 MG/ML Topical Cream'],
    dosage: 'Apply thinly to the affected skin twice a day',
    timesPerDay: 2,
    dose: [1, 'application'],
    route: 'topical',
  },
  acetaminophen: {
    rxnorm: ['313782', 'acetaminophen 325 MG Oral Tablet'],
    dosage: 'Take 2 tablets by mouth every 6 hours as needed for pain or fever',
    timesPerDay: 4,
    dose: [2, 'tablet'],
    route: 'oral',
    asNeeded: true,
    ages: [12, 120],
  },
  ibuprofen: {
    rxnorm: ['310965', 'ibuprofen 200 MG Oral Tablet'],
    dosage: 'Take 2 tablets by mouth every 8 hours as needed for pain',
    timesPerDay: 3,
    dose: [2, 'tablet'],
    route: 'oral',
    asNeeded: true,
    ages: [12, 65],
    avoid: ['aspirin'],
  },
  naproxen: {
    rxnorm: ['198014', 'naproxen 500 MG Oral Tablet'],
    dosage: 'Take 1 tablet by mouth twice a day as needed for pain',
    timesPerDay: 2,
    dose: [1, 'tablet'],
    route: 'oral',
    asNeeded: true,
    ages: [12, 75],
    avoid: ['aspirin'],
  },
  alendronate: daily(['904419', 'alendronic acid 10 MG Oral Tablet']),
  'ferrous-sulfate': daily(['310325', 'ferrous sulfate 325 MG Oral Tablet']),
  allopurinol: daily(['197319', 'allopurinol 100 MG Oral Tablet']),
  'amoxicillin-suspension': {
    rxnorm: ['308189', 'amoxicillin 80 MG/ML Oral Suspension'],
    dosage: 'Give 5 mL by mouth twice a day for 10 days',
    timesPerDay: 2,
    dose: [5, 'mL'],
    route: 'oral',
    ages: [0, 12],
    avoid: ['penicillin'],
  },
  amoxicillin: {
    rxnorm: ['308192', 'amoxicillin 500 MG Oral Tablet'],
    dosage: 'Take 1 tablet by mouth twice a day for 10 days',
    timesPerDay: 2,
    dose: [1, 'tablet'],
    route: 'oral',
    ages: [12, 120],
    avoid: ['penicillin'],
  },
  azithromycin: {
    ...daily(['308460', 'azithromycin 250 MG Oral Tablet']),
    ages: [12, 120],
  },
  nitrofurantoin: {
    rxnorm: [
      '1648755',
      'nitrofurantoin, macrocrystals 25 MG / nitrofurantoin, monohydrate 75 MG Oral Capsule',
    ],
    dosage: 'Take 1 capsule by mouth twice a day for 5 days',
    timesPerDay: 2,
    dose: [1, 'capsule'],
    route: 'oral',
  },
} as const satisfies Record<string, Medication>;

export type MedicationKey = keyof typeof table;

/** The drugs that are prescribed. */
export const medications: Readonly<Record<MedicationKey, Medication>> = table;
