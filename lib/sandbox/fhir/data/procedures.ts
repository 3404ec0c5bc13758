import 'server-only';
import type { ChronicKey } from './conditions';

/** A procedure: for everybody of an age, or because of a condition. */
export interface PlannedProcedure {
  key: string;
  snomed: readonly [code: string, display: string];
  minutes: number;
  fromAge: number;
  toAge: number;
  gender?: 'female' | 'male';
  /** Done at the diagnosis of this condition. */
  condition?: ChronicKey;
  /** Else: done every so many years. */
  everyYears?: number;
}

/** What is done to whom. */
export const plannedProcedures: readonly PlannedProcedure[] = [
  {
    key: 'colonoscopy',
    snomed: ['73761001', 'Colonoscopy'],
    minutes: 45,
    fromAge: 46,
    toAge: 76,
    everyYears: 10,
  },
  {
    key: 'mammography',
    snomed: ['24623002', 'Screening mammography'],
    minutes: 20,
    fromAge: 50,
    toAge: 74,
    gender: 'female',
    everyYears: 2,
  },
  {
    key: 'bone-density',
    snomed: ['312681000', 'Bone density scan'],
    minutes: 25,
    fromAge: 50,
    toAge: 95,
    condition: 'osteoporosis',
  },
  {
    key: 'spirometry',
    snomed: ['127783003', 'Spirometry'],
    minutes: 20,
    fromAge: 5,
    toAge: 95,
    condition: 'asthma',
  },
  {
    key: 'spirometry-copd',
    snomed: ['127783003', 'Spirometry'],
    minutes: 20,
    fromAge: 5,
    toAge: 95,
    condition: 'copd',
  },
  {
    key: 'echocardiography',
    snomed: ['40701008', 'Echocardiography'],
    minutes: 40,
    fromAge: 18,
    toAge: 95,
    condition: 'heart-failure',
  },
  {
    key: 'electrocardiogram',
    snomed: ['29303009', 'Electrocardiographic procedure'],
    minutes: 10,
    fromAge: 18,
    toAge: 95,
    condition: 'atrial-fibrillation',
  },
  {
    key: 'stent',
    snomed: ['415070008', 'Percutaneous coronary intervention'],
    minutes: 90,
    fromAge: 18,
    toAge: 95,
    condition: 'coronary-artery-disease',
  },
];
