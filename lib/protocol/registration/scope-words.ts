const contexts: Readonly<Record<string, string>> = {
  patient: 'of the patient in context',
  user: 'that the signed-in user may see',
  system: 'that the app itself may see',
};

const letters: Readonly<Record<string, string>> = {
  c: 'create',
  r: 'read',
  u: 'update',
  d: 'delete',
  s: 'search',
};

const v1Rights: Readonly<Record<string, string>> = {
  read: 'read and search',
  write: 'create, update and delete',
  '*': 'read, search, create, update and delete',
};

const plain: Readonly<Record<string, string>> = {
  openid: 'say who signed in (OpenID Connect)',
  fhirUser: 'say who signed in as a FHIR resource',
  profile: 'say who signed in, with a profile',
  launch: 'take the context in which the EHR launched the app',
  'launch/patient': 'let the user choose a patient',
  'launch/encounter': 'let the user choose an encounter',
  offline_access: 'go on with refresh tokens when the user is away',
  online_access: 'go on with refresh tokens while the user is online',
  udap: 'sign in with an identity provider elsewhere (Tiered OAuth)',
};

/** A scope taken apart: a resource scope of SMART in one of its two syntaxes, or another one. */
export interface ScopeParts {
  version: 'v1' | 'v2';
  context: string;
  type: string;
  rights: string;
}

/**
 * A resource scope taken apart, or null for every other scope.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html
 */
export function scopeParts(scope: string): ScopeParts | null {
  const match = /^(patient|user|system)\/(\*|[A-Za-z]+)\.([a-z*]+)(\?.*)?$/.exec(scope);
  const [, context = '', type = '', rights = ''] = match ?? [];
  if (!match) return null;
  if (rights in v1Rights) return { version: 'v1', context, type, rights };
  return /^c?r?u?d?s?$/.test(rights) ? { version: 'v2', context, type, rights } : null;
}

function joined(words: readonly string[]): string {
  return words.length > 1
    ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
    : (words[0] ?? '');
}

/** What a scope allows, in words, for people; unknown ones say so. */
export function describeScope(scope: string): string {
  const known = plain[scope];
  if (known) return known;
  const parts = scopeParts(scope);
  if (!parts) return 'a scope that is none of SMART; the holder says what it means';
  const rights =
    parts.version === 'v1'
      ? (v1Rights[parts.rights] ?? '')
      : joined([...parts.rights].map((letter) => letters[letter] ?? letter));
  const what = parts.type === '*' ? 'every kind of data' : parts.type;
  const limit = scope.includes('?') ? ', narrowed by a search' : '';
  return `${rights} ${what} ${contexts[parts.context] ?? ''}${limit}`;
}
