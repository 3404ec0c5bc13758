import type { RunFrame } from '../frames';

/** Members of token answers and claims that say who a person is. */
const ofPerson = new Set([
  'patient',
  'encounter',
  'fhiruser',
  'fhircontext',
  'subject_name',
  'subject_id',
  'subject_role',
  'user_person',
  'user_information',
  'patient_information',
  'related_person',
  'name',
  'given_name',
  'family_name',
  'middle_name',
  'nickname',
  'preferred_username',
  'email',
  'phone_number',
  'address',
  'birthdate',
  'gender',
  'picture',
  'profile',
]);

/** Whether a member of an answer of OAuth or of a token says who a person is. */
export function isOfPerson(name: string): boolean {
  return ofPerson.has(name.toLowerCase());
}

/** Search parameters that say how to answer, not about whom. */
export const harmlessParameters = new Set([
  '_count',
  '_sort',
  '_include',
  '_revinclude',
  '_summary',
  '_elements',
  '_format',
  '_pretty',
  '_total',
  '_type',
  'category',
  'code',
  'status',
  'class',
]);

type Collect = (value: string) => void;

/** Every text in a value, however deep. */
function texts(value: unknown, collect: Collect): void {
  if (typeof value === 'string') collect(value);
  else if (Array.isArray(value)) value.forEach((entry) => texts(entry, collect));
  else if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach((entry) => texts(entry, collect));
  }
}

/** The texts of members that say who a person is. */
export function personTexts(value: unknown, collect: Collect): void {
  if (Array.isArray(value)) value.forEach((entry) => personTexts(entry, collect));
  else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      if (isOfPerson(name)) texts(member, collect);
      else personTexts(member, collect);
    }
  }
}

/** The ids and the values of search parameters in the address of a FHIR request. */
export function addressValues(url: string, collect: Collect): void {
  const [path = '', query = ''] = url.split(/[?#]/);
  for (const [, id] of path.matchAll(/\/[A-Z][A-Za-z]+\/([A-Za-z0-9.-]{1,64})(?=\/|$)/g)) {
    if (id !== undefined) collect(id);
  }
  for (const [name, value] of new URLSearchParams(query)) {
    if (!harmlessParameters.has(name.split(':')[0] ?? name)) collect(value);
  }
}

/** The names under which clients are known at holders, wherever a run has one. */
export function clientIds(frames: readonly RunFrame[], collect: Collect): void {
  for (const frame of frames) {
    if (frame.type === 'jwt') {
      const { kind, claims } = frame.jwt;
      if (kind === 'client_assertion') texts([claims.iss, claims.sub], collect);
      if (kind === 'id_token' || kind === 'access_token') {
        texts([claims.aud, claims.azp, claims.client_id].filter(isId), collect);
      }
    } else if (frame.type === 'note') {
      const id = frame.facts?.client_id;
      if (id !== undefined) collect(id);
    } else if (frame.type === 'exchange') {
      const { request, response } = frame.exchange;
      const [, query = ''] = request.url.split('?');
      for (const text of [query, request.body?.text ?? '', response?.body.text ?? '']) {
        for (const [, value] of text.matchAll(/\bclient_id(?:=|"\s*:\s*")([^"&\s]+)/g)) {
          if (value !== undefined) collect(decode(value));
        }
      }
    }
  }
}

/** An audience that is an address names a server, not a client. */
function isId(value: unknown): boolean {
  return typeof value === 'string' && !/^[a-z]+:\/\//i.test(value);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
