import 'server-only';

/** The organization that owns the record, its sites and the payers. */
export const organizations = [
  {
    id: 'harbor-health',
    name: 'Harbor Health',
    type: ['prov', 'Healthcare Provider'],
    line: '1 Harbor Plaza',
    city: 'Alder Cove',
    state: 'ME',
    postalCode: '04990',
    phone: '207-555-0190',
  },
  {
    id: 'harbor-family-medicine',
    name: 'Harbor Family Medicine',
    type: ['prov', 'Healthcare Provider'],
    line: '12 Mill Street',
    city: 'Alder Cove',
    state: 'ME',
    postalCode: '04990',
    phone: '207-555-0191',
    partOf: 'harbor-health',
  },
  {
    id: 'harbor-pediatrics',
    name: 'Harbor Pediatrics',
    type: ['prov', 'Healthcare Provider'],
    line: '5 Schooner Way',
    city: 'Saltmarsh',
    state: 'ME',
    postalCode: '04992',
    phone: '207-555-0192',
    partOf: 'harbor-health',
  },
  {
    id: 'harbor-specialty-clinic',
    name: 'Harbor Specialty Clinic',
    type: ['prov', 'Healthcare Provider'],
    line: '40 Breakwater Road',
    city: 'Port Merrow',
    state: 'ME',
    postalCode: '04991',
    phone: '207-555-0193',
    partOf: 'harbor-health',
  },
  {
    id: 'harbor-general-hospital',
    name: 'Harbor General Hospital',
    type: ['prov', 'Healthcare Provider'],
    line: '100 Infirmary Hill',
    city: 'Port Merrow',
    state: 'ME',
    postalCode: '04991',
    phone: '207-555-0194',
    partOf: 'harbor-health',
  },
  {
    id: 'payer-northlight',
    name: 'Northlight Mutual Insurance',
    type: ['pay', 'Payer'],
    line: '900 Assurance Avenue',
    city: 'Kestrel Bay',
    state: 'NH',
    postalCode: '03899',
    phone: '603-555-0195',
  },
  {
    id: 'payer-tidewater',
    name: 'Tidewater Health Plan',
    type: ['pay', 'Payer'],
    line: '22 Actuary Court',
    city: 'Kestrel Bay',
    state: 'NH',
    postalCode: '03899',
    phone: '603-555-0196',
  },
  {
    id: 'payer-state-plan',
    name: 'State Medical Assistance Plan',
    type: ['pay', 'Payer'],
    line: '3 Capitol Square',
    city: 'Alder Cove',
    state: 'ME',
    postalCode: '04990',
    phone: '207-555-0197',
  },
  {
    id: 'payer-senior-plan',
    name: 'Federal Senior Health Plan',
    type: ['pay', 'Payer'],
    line: '77 Union Boulevard',
    city: 'Alder Cove',
    state: 'ME',
    postalCode: '04990',
    phone: '207-555-0198',
  },
] as const satisfies readonly {
  id: string;
  name: string;
  type: readonly [string, string];
  line: string;
  city: string;
  state: string;
  postalCode: string;
  phone: string;
  partOf?: string;
}[];

/** What a practitioner does; decides who sees whom. */
export type Specialty =
  'family' | 'pediatrics' | 'cardiology' | 'endocrinology' | 'pulmonology' | 'emergency';

/** The people who treat. Qualification: code and display of HL7 table 0360. */
export const practitioners = [
  {
    id: 'dr-okafor',
    given: 'Adaeze',
    family: 'Okafor',
    gender: 'female',
    specialty: 'family',
    degree: ['MD', 'Doctor of Medicine'],
  },
  {
    id: 'dr-whitlock',
    given: 'Samuel',
    family: 'Whitlock',
    gender: 'male',
    specialty: 'family',
    degree: ['MD', 'Doctor of Medicine'],
  },
  {
    id: 'np-sorensen',
    given: 'Ingrid',
    family: 'Sorensen',
    gender: 'female',
    specialty: 'family',
    degree: ['NP', 'Nurse Practitioner'],
  },
  {
    id: 'dr-rosario',
    given: 'Camila',
    family: 'Rosario',
    gender: 'female',
    specialty: 'pediatrics',
    degree: ['MD', 'Doctor of Medicine'],
  },
  {
    id: 'dr-penhallow',
    given: 'Jory',
    family: 'Penhallow',
    gender: 'male',
    specialty: 'pediatrics',
    degree: ['MD', 'Doctor of Medicine'],
  },
  {
    id: 'dr-vaszary',
    given: 'Istvan',
    family: 'Vaszary',
    gender: 'male',
    specialty: 'cardiology',
    degree: ['MD', 'Doctor of Medicine'],
  },
  {
    id: 'dr-iyer',
    given: 'Lakshmi',
    family: 'Iyer',
    gender: 'female',
    specialty: 'endocrinology',
    degree: ['MD', 'Doctor of Medicine'],
  },
  {
    id: 'dr-toivonen',
    given: 'Eero',
    family: 'Toivonen',
    gender: 'male',
    specialty: 'pulmonology',
    degree: ['MD', 'Doctor of Medicine'],
  },
  {
    id: 'dr-delacroix',
    given: 'Simone',
    family: 'Delacroix',
    gender: 'female',
    specialty: 'emergency',
    degree: ['MD', 'Doctor of Medicine'],
  },
] as const satisfies readonly {
  id: string;
  given: string;
  family: string;
  gender: 'female' | 'male';
  specialty: Specialty;
  degree: readonly [string, string];
}[];

export type PractitionerId = (typeof practitioners)[number]['id'];
export type OrganizationId = (typeof organizations)[number]['id'];
