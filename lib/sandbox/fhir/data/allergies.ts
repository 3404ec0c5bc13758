import 'server-only';

/** A substance that somebody does not tolerate. */
export interface Allergen {
  snomed: readonly [code: string, display: string];
  category: 'food' | 'medication' | 'environment';
  criticality: 'low' | 'high';
  reaction: readonly [code: string, display: string];
  severity: 'mild' | 'moderate' | 'severe';
}

const table = {
  penicillin: {
    snomed: ['764146007', 'Penicillin'],
    category: 'medication',
    criticality: 'high',
    reaction: ['126485001', 'Urticaria'],
    severity: 'moderate',
  },
  sulfonamide: {
    snomed: ['387406002', 'Sulfonamide'],
    category: 'medication',
    criticality: 'low',
    reaction: ['271807003', 'Eruption of skin'],
    severity: 'moderate',
  },
  aspirin: {
    snomed: ['387458008', 'Aspirin'],
    category: 'medication',
    criticality: 'high',
    reaction: ['267036007', 'Dyspnea'],
    severity: 'severe',
  },
  peanut: {
    snomed: ['762952008', 'Peanut'],
    category: 'food',
    criticality: 'high',
    reaction: ['39579001', 'Anaphylaxis'],
    severity: 'severe',
  },
  shellfish: {
    snomed: ['735029006', 'Shellfish'],
    category: 'food',
    criticality: 'high',
    reaction: ['126485001', 'Urticaria'],
    severity: 'moderate',
  },
  'grass-pollen': {
    snomed: ['256277009', 'Grass pollen'],
    category: 'environment',
    criticality: 'low',
    reaction: ['70076002', 'Rhinitis'],
    severity: 'mild',
  },
  'dust-mite': {
    snomed: ['260147004', 'House dust mite'],
    category: 'environment',
    criticality: 'low',
    reaction: ['49727002', 'Cough'],
    severity: 'mild',
  },
  latex: {
    snomed: ['111088007', 'Latex'],
    category: 'environment',
    criticality: 'low',
    reaction: ['271807003', 'Eruption of skin'],
    severity: 'mild',
  },
} as const satisfies Record<string, Allergen>;

export type AllergenKey = keyof typeof table;

/** The substances, by the name that the roster uses. */
export const allergens: Readonly<Record<AllergenKey, Allergen>> = table;
