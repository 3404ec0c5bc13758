import type { ProfileMethod } from '@/lib/protocol/registration/holder-profile';
import { methodWords } from './profile-words';

const members: Readonly<Record<string, string>> = {
  name: 'Name',
  summary: 'Summary',
  hosts: 'Hosts',
  liveUris: 'Live pages',
  contactDomain: 'Contact of the domain',
  ruleSet: 'Generation of the UDAP guide',
  pkce: 'PKCE',
  algorithms: 'Algorithms',
  scopeVersions: 'Versions of scopes',
  communities: 'Communities',
  'refreshTokens.isOffered': 'Refresh tokens: offered',
  'refreshTokens.lifeDays': 'Refresh tokens: days they live',
  'refreshTokens.isSingleUse': 'Refresh tokens: for one use',
  'source.text': 'Source',
  'source.url': 'Address of the source',
  'source.date': 'Day it was read',
};

const methodMembers: Readonly<Record<string, string>> = {
  isOffered: 'offered',
  grantTypes: 'workflows',
  requiredMembers: 'members demanded',
  clientIdLifeDays: 'days a client_id lives',
  needsInitialAccessToken: 'needs an initial access token',
  allowsLoopback: 'loopback redirects',
  allowsCustomScheme: 'custom schemes',
  note: 'note',
};

/** What a member of a profile is called, by its path: “RFC 7591: days a client_id lives”. */
export function memberLabel(path: string): string {
  const [first, method, member] = path.split('.');
  if (first === 'methods' && method !== undefined && member !== undefined) {
    const name = methodWords[method as ProfileMethod]?.name ?? method;
    return `${name}: ${methodMembers[member] ?? member}`;
  }
  return members[path] ?? path;
}

/** A value of a profile in words. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined) return 'Not known';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) return value.length === 0 ? 'None' : value.map(String).join(', ');
  if (typeof value === 'string') return value === '' ? 'Nothing' : value;
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}
