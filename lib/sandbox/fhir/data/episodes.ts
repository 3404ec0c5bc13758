import 'server-only';
import type { MedicationKey } from './medications';

/** A short illness or injury. */
export interface Episode {
  snomed: readonly [code: string, display: string];
  icd10: readonly [code: string, display: string];
  /** Ages at which it happens, in years. */
  ages: readonly [youngest: number, oldest: number];
  gender?: 'female' | 'male';
  emergency: boolean;
  isFebrile: boolean;
  durationDays: number;
  /** The first that suits the patient's age and allergies is prescribed. */
  medications: readonly MedicationKey[];
}

const table = {
  'upper-respiratory-infection': {
    snomed: ['54150009', 'Upper respiratory infection'],
    icd10: ['J06.9', 'Acute upper respiratory infection, unspecified'],
    ages: [1, 95],
    emergency: false,
    isFebrile: true,
    durationDays: 10,
    medications: [],
  },
  'otitis-media': {
    snomed: ['3110003', 'Acute otitis media'],
    icd10: ['H66.90', 'Otitis media, unspecified, unspecified ear'],
    ages: [0.75, 7],
    emergency: false,
    isFebrile: true,
    durationDays: 10,
    medications: ['amoxicillin-suspension'],
  },
  'streptococcal-pharyngitis': {
    snomed: ['43878008', 'Streptococcal sore throat'],
    icd10: ['J02.0', 'Streptococcal pharyngitis'],
    ages: [5, 35],
    emergency: false,
    isFebrile: true,
    durationDays: 10,
    medications: ['amoxicillin-suspension', 'amoxicillin', 'azithromycin'],
  },
  'acute-bronchitis': {
    snomed: ['10509002', 'Acute bronchitis'],
    icd10: ['J20.9', 'Acute bronchitis, unspecified'],
    ages: [16, 95],
    emergency: false,
    isFebrile: true,
    durationDays: 18,
    medications: ['acetaminophen'],
  },
  influenza: {
    snomed: ['6142004', 'Influenza'],
    icd10: [
      'J11.1',
      'Influenza due to unidentified influenza virus with other respiratory manifestations',
    ],
    ages: [3, 90],
    emergency: false,
    isFebrile: true,
    durationDays: 9,
    medications: [],
  },
  'acute-cystitis': {
    snomed: ['68226007', 'Acute cystitis'],
    icd10: ['N30.00', 'Acute cystitis without hematuria'],
    ages: [18, 80],
    gender: 'female',
    emergency: false,
    isFebrile: false,
    durationDays: 7,
    medications: ['nitrofurantoin'],
  },
  'ankle-sprain': {
    snomed: ['44465007', 'Sprain of ankle'],
    icd10: ['S93.409A', 'Sprain of unspecified ligament of unspecified ankle, initial encounter'],
    ages: [10, 65],
    emergency: true,
    isFebrile: false,
    durationDays: 28,
    medications: ['ibuprofen', 'acetaminophen'],
  },
  'low-back-pain': {
    snomed: ['279039007', 'Low back pain'],
    icd10: ['M54.50', 'Low back pain, unspecified'],
    ages: [22, 80],
    emergency: false,
    isFebrile: false,
    durationDays: 35,
    medications: ['naproxen', 'acetaminophen'],
  },
} as const satisfies Record<string, Episode>;

export type EpisodeKey = keyof typeof table;

/** The short illnesses and injuries. */
export const episodes: Readonly<Record<EpisodeKey, Episode>> = table;
