/** A scope in words, for the person who is asked to allow it. */
export interface ScopeWords {
  /** What the app can do, as a short sentence without subject: “Read your lab results”. */
  title: string;
  /** More about it, or null. */
  note: string | null;
}

const plain: Readonly<Record<string, ScopeWords>> = {
  openid: { title: 'Know who you are', note: 'A name that only this data holder gives you.' },
  fhirUser: { title: 'Know your record as a user', note: 'Which Patient or Practitioner you are.' },
  profile: { title: 'Know your name', note: null },
  launch: { title: 'Know what is open', note: 'The patient and the encounter in the EHR.' },
  'launch/patient': { title: 'Know which patient is chosen', note: null },
  'launch/encounter': { title: 'Know which encounter is chosen', note: null },
  offline_access: {
    title: 'Keep access while you are away',
    note: 'The app can renew it for 90 days without asking you again.',
  },
  online_access: {
    title: 'Keep access while you are signed in',
    note: 'It ends when your sign-in here ends.',
  },
  udap: { title: 'Let another organization say who you are', note: null },
};

const types: Readonly<Record<string, string>> = {
  '*': 'everything',
  AllergyIntolerance: 'allergies',
  Condition: 'conditions',
  Coverage: 'insurance',
  DiagnosticReport: 'reports',
  DocumentReference: 'documents',
  Encounter: 'visits',
  Immunization: 'immunizations',
  Medication: 'medications',
  MedicationRequest: 'prescriptions',
  Observation: 'measurements and lab results',
  Organization: 'organizations',
  Patient: 'personal details',
  Practitioner: 'clinicians',
  Procedure: 'procedures',
};

const v1: Readonly<Record<string, string>> = { read: 'rs', write: 'cud', '*': 'cruds' };
const verbs: Readonly<Record<string, string>> = {
  c: 'create',
  r: 'read',
  u: 'change',
  d: 'delete',
  s: 'search',
};

/**
 * Says what a scope means, in the syntax of SMART 1 and 2. A scope that is not known is shown as it is.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html
 */
export function scopeInWords(scope: string): ScopeWords {
  const known = Object.hasOwn(plain, scope) ? plain[scope] : undefined;
  if (known) return known;
  const match =
    /^(patient|user|system)\/(\*|[A-Za-z]+)\.(read|write|\*|c?r?u?d?s?)(?:\?(.+))?$/.exec(scope);
  const [, level = '', type = '', suffix = '', query] = match ?? [];
  if (suffix === '') return { title: scope, note: 'A scope that is not known here.' };
  const doing = [...(v1[suffix] ?? suffix)].map((letter) => verbs[letter] ?? letter);
  const what = Object.hasOwn(types, type) ? types[type] : `${type} resources`;
  const whose =
    level === 'patient'
      ? 'of the one patient'
      : level === 'user'
        ? 'that you can see'
        : 'of everybody';
  return {
    title: `${capitalized(listed(doing))} ${what} ${whose}`,
    note: query === undefined ? null : `Only where ${conditionsOf(query)}.`,
  };
}

function conditionsOf(query: string): string {
  return [...new URLSearchParams(query)]
    .map(([name, value]) => `${name} is ${value.split('|').at(-1) ?? value}`)
    .join(' and ');
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
