import 'server-only';

/** One measurement of the laboratory or one score of a questionnaire. */
export interface Lab {
  loinc: readonly [code: string, display: string];
  /** UCUM code, which is also shown. */
  unit: string;
  decimals: number;
  category: 'laboratory' | 'survey' | 'procedure';
  /** Bounds of the reference range; those of women where they differ. */
  low?: number;
  high?: number;
  lowFemale?: number;
}

const table = {
  hba1c: {
    loinc: ['4548-4', 'Hemoglobin A1c/Hemoglobin.total in Blood'],
    unit: '%',
    decimals: 1,
    category: 'laboratory',
    low: 4,
    high: 5.6,
  },
  glucose: {
    loinc: ['2345-7', 'Glucose [Mass/volume] in Serum or Plasma'],
    unit: 'mg/dL',
    decimals: 0,
    category: 'laboratory',
    low: 70,
    high: 99,
  },
  sodium: {
    loinc: ['2951-2', 'Sodium [Moles/volume] in Serum or Plasma'],
    unit: 'mmol/L',
    decimals: 0,
    category: 'laboratory',
    low: 136,
    high: 145,
  },
  potassium: {
    loinc: ['2823-3', 'Potassium [Moles/volume] in Serum or Plasma'],
    unit: 'mmol/L',
    decimals: 1,
    category: 'laboratory',
    low: 3.5,
    high: 5.1,
  },
  urea: {
    loinc: ['3094-0', 'Urea nitrogen [Mass/volume] in Serum or Plasma'],
    unit: 'mg/dL',
    decimals: 0,
    category: 'laboratory',
    low: 7,
    high: 20,
  },
  creatinine: {
    loinc: ['2160-0', 'Creatinine [Mass/volume] in Serum or Plasma'],
    unit: 'mg/dL',
    decimals: 2,
    category: 'laboratory',
    low: 0.7,
    high: 1.3,
    lowFemale: 0.5,
  },
  egfr: {
    loinc: [
      '98979-8',
      'Glomerular filtration rate [Volume Rate/Area] in Serum, Plasma or Blood by Creatinine-based formula (CKD-EPI 2021)/1.73 sq M',
    ],
    unit: 'mL/min/{1.73_m2}',
    decimals: 0,
    category: 'laboratory',
    low: 60,
  },
  'albumin-creatinine': {
    loinc: ['9318-7', 'Albumin/Creatinine [Mass Ratio] in Urine'],
    unit: 'mg/g',
    decimals: 0,
    category: 'laboratory',
    high: 30,
  },
  hdl: {
    loinc: ['2085-9', 'Cholesterol in HDL [Mass/volume] in Serum or Plasma'],
    unit: 'mg/dL',
    decimals: 0,
    category: 'laboratory',
    low: 40,
    lowFemale: 50,
  },
  ldl: {
    loinc: ['13457-7', 'Cholesterol in LDL [Mass/volume] in Serum or Plasma by calculation'],
    unit: 'mg/dL',
    decimals: 0,
    category: 'laboratory',
    high: 130,
  },
  triglycerides: {
    loinc: ['2571-8', 'Triglyceride [Mass/volume] in Serum or Plasma'],
    unit: 'mg/dL',
    decimals: 0,
    category: 'laboratory',
    high: 150,
  },
  cholesterol: {
    loinc: ['2093-3', 'Cholesterol [Mass/volume] in Serum or Plasma'],
    unit: 'mg/dL',
    decimals: 0,
    category: 'laboratory',
    high: 200,
  },
  tsh: {
    loinc: ['3016-3', 'Thyrotropin [Units/volume] in Serum or Plasma'],
    unit: 'm[IU]/L',
    decimals: 2,
    category: 'laboratory',
    low: 0.4,
    high: 4.5,
  },
  hemoglobin: {
    loinc: ['718-7', 'Hemoglobin [Mass/volume] in Blood'],
    unit: 'g/dL',
    decimals: 1,
    category: 'laboratory',
    low: 13.5,
    high: 17.5,
    lowFemale: 12,
  },
  hematocrit: {
    loinc: ['4544-3', 'Hematocrit [Volume Fraction] of Blood by Automated count'],
    unit: '%',
    decimals: 1,
    category: 'laboratory',
    low: 40,
    high: 52,
    lowFemale: 36,
  },
  leukocytes: {
    loinc: ['6690-2', 'Leukocytes [#/volume] in Blood by Automated count'],
    unit: '10*3/uL',
    decimals: 1,
    category: 'laboratory',
    low: 4.5,
    high: 11,
  },
  platelets: {
    loinc: ['777-3', 'Platelets [#/volume] in Blood by Automated count'],
    unit: '10*3/uL',
    decimals: 0,
    category: 'laboratory',
    low: 150,
    high: 400,
  },
  ferritin: {
    loinc: ['2276-4', 'Ferritin [Mass/volume] in Serum or Plasma'],
    unit: 'ng/mL',
    decimals: 0,
    category: 'laboratory',
    low: 15,
    high: 300,
  },
  'vitamin-d': {
    loinc: ['1989-3', '25-hydroxyvitamin D3 [Mass/volume] in Serum or Plasma'],
    unit: 'ng/mL',
    decimals: 0,
    category: 'laboratory',
    low: 20,
    high: 60,
  },
  urate: {
    loinc: ['3084-1', 'Urate [Mass/volume] in Serum or Plasma'],
    unit: 'mg/dL',
    decimals: 1,
    category: 'laboratory',
    low: 2.5,
    high: 7.2,
  },
  'nt-probnp': {
    loinc: [
      '33762-6',
      'Natriuretic peptide.B prohormone N-Terminal [Mass/volume] in Serum or Plasma',
    ],
    unit: 'pg/mL',
    decimals: 0,
    category: 'laboratory',
    high: 300,
  },
  'fev1-fvc': {
    loinc: ['19926-5', 'FEV1/FVC'],
    unit: '%',
    decimals: 0,
    category: 'procedure',
    low: 70,
  },
  'phq-9': {
    loinc: ['44261-6', 'Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]'],
    unit: '{score}',
    decimals: 0,
    category: 'survey',
    high: 4,
  },
  'gad-7': {
    loinc: ['70274-6', 'Generalized anxiety disorder 7 item (GAD-7) total score [Reported.PHQ]'],
    unit: '{score}',
    decimals: 0,
    category: 'survey',
    high: 4,
  },
} as const satisfies Record<string, Lab>;

export type LabKey = keyof typeof table;

/** The measurements, by name. */
export const labs: Readonly<Record<LabKey, Lab>> = table;

/** What the laboratory reports together. A report is made when all of its members were measured. */
export const panels: readonly {
  key: string;
  loinc: readonly [code: string, display: string];
  members: readonly LabKey[];
}[] = [
  {
    key: 'lipid-panel',
    loinc: ['24331-1', 'Lipid 1996 panel - Serum or Plasma'],
    members: ['cholesterol', 'triglycerides', 'hdl', 'ldl'],
  },
  {
    key: 'renal-panel',
    loinc: ['24362-6', 'Renal function 2000 panel - Serum or Plasma'],
    members: ['sodium', 'potassium', 'urea', 'creatinine', 'egfr'],
  },
  {
    key: 'cbc-panel',
    loinc: ['58410-2', 'CBC panel - Blood by Automated count'],
    members: ['hemoglobin', 'hematocrit', 'leukocytes', 'platelets'],
  },
];
