import type { MetadataChange } from './metadata-change';

/** Claims of one request alone: they differ each time and say nothing about the client. */
const requestClaims = ['iat', 'exp', 'jti', 'aud', 'sub'];

function itemsOf(member: string, value: unknown): string[] | null {
  if (member.endsWith('scope') && typeof value === 'string') {
    return value.split(' ').filter((item) => item !== '');
  }
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : null;
}

/**
 * What differs between two values of one member; null when nothing does. Lists of texts and scopes are compared as sets.
 */
export function changeOf(member: string, before: unknown, after: unknown): MetadataChange | null {
  const old = itemsOf(member, before);
  const now = itemsOf(member, after);
  const addedItems = (now ?? []).filter((item) => !(old ?? []).includes(item));
  const removedItems = (old ?? []).filter((item) => !(now ?? []).includes(item));
  const isSame =
    old && now
      ? addedItems.length + removedItems.length === 0
      : JSON.stringify(before) === JSON.stringify(after);
  if (isSame) return null;
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  return { member, kind, before, after, addedItems, removedItems };
}

/** What differs between two states of client metadata, claims of one request left out. */
export function diffMetadata(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): MetadataChange[] {
  const members = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return members
    .filter((member) => !requestClaims.includes(member))
    .flatMap((member) => changeOf(member, before[member], after[member]) ?? []);
}

/** What a server adds to every client: it says nothing about a difference. */
const addedByServers = [
  'client_id',
  'client_id_issued_at',
  'client_id_expires_at',
  'client_secret',
  'client_secret_expires_at',
  'registration_access_token',
  'registration_client_uri',
  'software_statement',
];

/** RFC 7591 §2: what a member means when it was left out. */
const defaults: Readonly<Record<string, string>> = {
  grant_types: '["authorization_code"]',
  response_types: '["code"]',
  token_endpoint_auth_method: '"client_secret_basic"',
};

/**
 * What a holder says of a client against what was sent to it. Members that holders add, and defaults of the standard
 * for what was left out, are no difference.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7591#section-3.2.1
 */
export function driftBetween(
  sent: Readonly<Record<string, unknown>>,
  said: Readonly<Record<string, unknown>>,
): MetadataChange[] {
  return diffMetadata(sent, said).filter(({ member, kind, before, after }) => {
    if (addedByServers.includes(member) || member === 'iss') return false;
    if (kind === 'removed') return !isEmptyList(before);
    if (kind === 'changed') return true;
    return after !== null && defaults[member] !== JSON.stringify(after) && !isEmptyList(after);
  });
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
