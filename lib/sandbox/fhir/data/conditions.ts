import 'server-only';
import type { LabKey } from './labs';
import type { MedicationKey } from './medications';

/** A long-lasting condition and what follows from it. */
export interface ChronicCondition {
  snomed: readonly [code: string, display: string];
  icd10: readonly [code: string, display: string];
  /** Youngest and oldest age at diagnosis, in years. */
  onsetAges: readonly [youngest: number, oldest: number];
  /** Of each group the patient gets one. */
  medications: readonly (readonly MedicationKey[])[];
  /** Measured at diagnosis and at every visit after it. */
  labs: readonly LabKey[];
  /** Seen twice a year instead of once. */
  followUp: boolean;
  specialty?: 'cardiology' | 'endocrinology' | 'pulmonology';
}

const lipids: readonly LabKey[] = ['hdl', 'ldl', 'triglycerides', 'cholesterol'];
const metabolic: readonly LabKey[] = ['sodium', 'potassium', 'urea', 'creatinine', 'egfr'];

const table = {
  'type-2-diabetes': {
    snomed: ['44054006', 'Diabetes mellitus type 2'],
    icd10: ['E11.9', 'Type 2 diabetes mellitus without complications'],
    onsetAges: [32, 74],
    medications: [['metformin', 'metformin-er']],
    labs: ['hba1c', 'glucose', ...metabolic, 'albumin-creatinine', ...lipids],
    followUp: true,
    specialty: 'endocrinology',
  },
  'type-1-diabetes': {
    snomed: ['46635009', 'Diabetes mellitus type 1'],
    icd10: ['E10.9', 'Type 1 diabetes mellitus without complications'],
    onsetAges: [4, 28],
    medications: [['insulin']],
    labs: ['hba1c', 'glucose'],
    followUp: true,
    specialty: 'endocrinology',
  },
  prediabetes: {
    snomed: ['714628002', 'Prediabetes'],
    icd10: ['R73.03', 'Prediabetes'],
    onsetAges: [28, 72],
    medications: [],
    labs: ['hba1c', 'glucose'],
    followUp: false,
  },
  hypertension: {
    snomed: ['59621000', 'Essential hypertension'],
    icd10: ['I10', 'Essential (primary) hypertension'],
    onsetAges: [30, 78],
    medications: [['lisinopril', 'amlodipine', 'hydrochlorothiazide']],
    labs: ['glucose', ...metabolic],
    followUp: true,
  },
  hyperlipidemia: {
    snomed: ['55822004', 'Hyperlipidemia'],
    icd10: ['E78.5', 'Hyperlipidemia, unspecified'],
    onsetAges: [30, 75],
    medications: [['atorvastatin', 'simvastatin']],
    labs: lipids,
    followUp: false,
  },
  obesity: {
    snomed: ['414916001', 'Obesity'],
    icd10: ['E66.9', 'Obesity, unspecified'],
    onsetAges: [20, 65],
    medications: [],
    labs: [],
    followUp: false,
  },
  'coronary-artery-disease': {
    snomed: ['53741008', 'Coronary arteriosclerosis'],
    icd10: [
      'I25.10',
      'Atherosclerotic heart disease of native coronary artery without angina pectoris',
    ],
    onsetAges: [48, 80],
    medications: [['aspirin', 'clopidogrel'], ['metoprolol']],
    labs: lipids,
    followUp: true,
    specialty: 'cardiology',
  },
  'atrial-fibrillation': {
    snomed: ['49436004', 'Atrial fibrillation'],
    icd10: ['I48.91', 'Unspecified atrial fibrillation'],
    onsetAges: [55, 85],
    medications: [['apixaban'], ['metoprolol']],
    labs: metabolic,
    followUp: true,
    specialty: 'cardiology',
  },
  'heart-failure': {
    snomed: ['84114007', 'Heart failure'],
    icd10: ['I50.9', 'Heart failure, unspecified'],
    onsetAges: [58, 85],
    medications: [['furosemide'], ['lisinopril']],
    labs: ['nt-probnp', ...metabolic],
    followUp: true,
    specialty: 'cardiology',
  },
  'chronic-kidney-disease': {
    snomed: ['433144002', 'Chronic kidney disease stage 3'],
    icd10: ['N18.30', 'Chronic kidney disease, stage 3 unspecified'],
    onsetAges: [50, 82],
    medications: [],
    labs: [...metabolic, 'albumin-creatinine', 'hemoglobin', 'hematocrit'],
    followUp: true,
  },
  asthma: {
    snomed: ['195967001', 'Asthma'],
    icd10: ['J45.909', 'Unspecified asthma, uncomplicated'],
    onsetAges: [4, 45],
    medications: [['albuterol'], ['fluticasone']],
    labs: ['fev1-fvc'],
    followUp: true,
    specialty: 'pulmonology',
  },
  copd: {
    snomed: ['13645005', 'Chronic obstructive lung disease'],
    icd10: ['J44.9', 'Chronic obstructive pulmonary disease, unspecified'],
    onsetAges: [48, 78],
    medications: [['albuterol'], ['fluticasone-salmeterol']],
    labs: ['fev1-fvc'],
    followUp: true,
    specialty: 'pulmonology',
  },
  hypothyroidism: {
    snomed: ['40930008', 'Hypothyroidism'],
    icd10: ['E03.9', 'Hypothyroidism, unspecified'],
    onsetAges: [25, 70],
    medications: [['levothyroxine']],
    labs: ['tsh'],
    followUp: false,
    specialty: 'endocrinology',
  },
  depression: {
    snomed: ['370143000', 'Major depressive disorder'],
    icd10: ['F32.9', 'Major depressive disorder, single episode, unspecified'],
    onsetAges: [18, 60],
    medications: [['sertraline', 'fluoxetine']],
    labs: ['phq-9'],
    followUp: true,
  },
  'generalized-anxiety': {
    snomed: ['21897009', 'Generalized anxiety disorder'],
    icd10: ['F41.1', 'Generalized anxiety disorder'],
    onsetAges: [18, 55],
    medications: [['sertraline']],
    labs: ['gad-7'],
    followUp: true,
  },
  adhd: {
    snomed: ['406506008', 'Attention deficit hyperactivity disorder'],
    icd10: ['F90.9', 'Attention-deficit hyperactivity disorder, unspecified type'],
    onsetAges: [6, 15],
    medications: [['methylphenidate']],
    labs: [],
    followUp: true,
  },
  'reflux-disease': {
    snomed: ['235595009', 'Gastroesophageal reflux disease'],
    icd10: ['K21.9', 'Gastro-esophageal reflux disease without esophagitis'],
    onsetAges: [25, 70],
    medications: [['omeprazole']],
    labs: [],
    followUp: false,
  },
  'allergic-rhinitis': {
    snomed: ['61582004', 'Allergic rhinitis'],
    icd10: ['J30.9', 'Allergic rhinitis, unspecified'],
    onsetAges: [6, 40],
    medications: [['loratadine']],
    labs: [],
    followUp: false,
  },
  'atopic-dermatitis': {
    snomed: ['24079001', 'Atopic dermatitis'],
    icd10: ['L20.9', 'Atopic dermatitis, unspecified'],
    onsetAges: [0.5, 8],
    medications: [['hydrocortisone-cream']],
    labs: [],
    followUp: false,
  },
  'osteoarthritis-knee': {
    snomed: ['239873007', 'Osteoarthritis of knee'],
    icd10: ['M17.9', 'Osteoarthritis of knee, unspecified'],
    onsetAges: [48, 80],
    medications: [['acetaminophen', 'naproxen']],
    labs: [],
    followUp: false,
  },
  osteoporosis: {
    snomed: ['64859006', 'Osteoporosis'],
    icd10: ['M81.0', 'Age-related osteoporosis without current pathological fracture'],
    onsetAges: [58, 82],
    medications: [['alendronate']],
    labs: ['vitamin-d'],
    followUp: false,
  },
  migraine: {
    snomed: ['37796009', 'Migraine'],
    icd10: ['G43.909', 'Migraine, unspecified, not intractable, without status migrainosus'],
    onsetAges: [14, 45],
    medications: [['naproxen', 'ibuprofen']],
    labs: [],
    followUp: false,
  },
  'iron-deficiency-anemia': {
    snomed: ['87522002', 'Iron deficiency anemia'],
    icd10: ['D50.9', 'Iron deficiency anemia, unspecified'],
    onsetAges: [15, 60],
    medications: [['ferrous-sulfate']],
    labs: ['hemoglobin', 'hematocrit', 'leukocytes', 'platelets', 'ferritin'],
    followUp: true,
  },
  gout: {
    snomed: ['90560007', 'Gout'],
    icd10: ['M10.9', 'Gout, unspecified'],
    onsetAges: [38, 75],
    medications: [['allopurinol']],
    labs: ['urate'],
    followUp: false,
  },
} as const satisfies Record<string, ChronicCondition>;

export type ChronicKey = keyof typeof table;

/** The long-lasting conditions, by the name that the roster uses. */
export const chronicConditions: Readonly<Record<ChronicKey, ChronicCondition>> = table;
