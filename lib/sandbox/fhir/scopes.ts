import 'server-only';
import type { ResourceType } from './resource-types';

/** What a token allows. */
export interface Access {
  /** Read one resource whose id is known. */
  canRead: (type: ResourceType) => boolean;
  /** Search and list. */
  canSearch: (type: ResourceType) => boolean;
}

const v1Permissions: Readonly<Record<string, string>> = { read: 'rs', write: 'cud', '*': 'cruds' };

/**
 * Reads granted scopes of both syntaxes: `system/Patient.rs`, `system/*.r`, `system/Patient.read`. Letters that
 * are out of order void the scope. Scopes with a query (`?category=…`) and those of other levels than
 * `system/` give nothing here: too little rather than too much.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html
 */
export function accessOf(scope: string): Access {
  const permissions = new Map<string, string>();
  for (const entry of scope.split(/\s+/)) {
    const match = /^system\/(\*|[A-Za-z]+)\.(read|write|\*|c?r?u?d?s?)$/.exec(entry);
    const [, type = '', suffix = ''] = match ?? [];
    if (suffix === '') continue;
    permissions.set(type, (permissions.get(type) ?? '') + (v1Permissions[suffix] ?? suffix));
  }
  const has = (type: ResourceType, letter: string) =>
    ['*', type].some((key) => permissions.get(key)?.includes(letter));
  return { canRead: (type) => has(type, 'r'), canSearch: (type) => has(type, 's') };
}
