import 'server-only';

/** A vaccine and the ages at which its doses are due. */
export interface Vaccine {
  cvx: readonly [code: string, display: string];
  /** Ages in months. */
  dueMonths: readonly number[];
  /** Earliest birth year it was routine for at these ages. */
  bornSince?: number;
}

/** What children get at their visits (shortened routine schedule of the CDC). */
export const childhoodVaccines: readonly Vaccine[] = [
  { cvx: ['08', 'Hep B, adolescent or pediatric'], dueMonths: [1, 2, 6] },
  { cvx: ['119', 'rotavirus, monovalent'], dueMonths: [2, 4], bornSince: 2008 },
  { cvx: ['20', 'DTaP'], dueMonths: [2, 4, 6, 15, 48] },
  { cvx: ['49', 'Hib (PRP-OMP)'], dueMonths: [2, 4, 12] },
  {
    cvx: ['133', 'Pneumococcal conjugate PCV 13'],
    dueMonths: [2, 4, 6, 12],
    bornSince: 2010,
  },
  { cvx: ['10', 'IPV'], dueMonths: [2, 4, 15, 48] },
  { cvx: ['03', 'MMR'], dueMonths: [12, 48] },
  { cvx: ['21', 'varicella'], dueMonths: [12, 48] },
  { cvx: ['83', 'Hep A, ped/adol, 2 dose'], dueMonths: [12, 24] },
  { cvx: ['115', 'Tdap'], dueMonths: [132] },
  { cvx: ['165', 'HPV9'], dueMonths: [132, 144], bornSince: 2004 },
  { cvx: ['114', 'meningococcal MCV4P'], dueMonths: [132, 192] },
];

/** The yearly vaccine, by the number of strains. */
export const influenzaVaccines = {
  quadrivalent: ['150', 'Influenza, injectable, quadrivalent, preservative free'],
  trivalent: ['140', 'Influenza, seasonal, injectable, preservative free'],
} as const satisfies Record<string, Vaccine['cvx']>;

/** What adults get, each dose at or after an age in years. */
export const adultVaccines: readonly {
  cvx: readonly [code: string, display: string];
  /** Youngest age in years, and months between doses. */
  fromAge: number;
  doses: number;
  monthsBetween: number;
}[] = [
  {
    cvx: ['113', 'Td (adult), 5 Lf tetanus toxoid, preservative free, adsorbed'],
    fromAge: 28,
    doses: 3,
    monthsBetween: 120,
  },
  { cvx: ['187', 'zoster recombinant'], fromAge: 50, doses: 2, monthsBetween: 4 },
  { cvx: ['33', 'pneumococcal polysaccharide PPV23'], fromAge: 65, doses: 1, monthsBetween: 0 },
];
