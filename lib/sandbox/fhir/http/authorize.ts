import 'server-only';
import type { HolderName } from '../../addresses';
import { findAccessToken } from '../../oauth/access-token';
import type { ResourceType } from '../resource-types';
import { accessOf, type Access } from '../scopes';
import { FhirError } from '../search/fhir-error';

/**
 * What the request's access token allows.
 * @throws {FhirError} 401 without a token, and with one that is unknown, expired or revoked
 * @see https://www.rfc-editor.org/rfc/rfc6750#section-3
 */
export async function authorize(holder: HolderName, request: Request): Promise<Access> {
  const header = request.headers.get('authorization');
  const scheme = /^(\S+)/.exec(header ?? '')?.[1];
  if (header === null || scheme?.toLowerCase() !== 'bearer') {
    // A request without a bearer token is told no error code (RFC 6750 §3.1).
    throw new FhirError(
      401,
      'login',
      `Found ${header === null ? 'no Authorization header' : 'an Authorization header of another scheme'}, expected an access token of this holder as Bearer.`,
      { 'www-authenticate': `Bearer realm="${holder}"` },
    );
  }
  const bearer = /^Bearer +([\w.~+/-]+=*) *$/i.exec(header)?.[1];
  const token = bearer === undefined ? null : await findAccessToken(holder, bearer);
  if (!token) {
    const description = 'The access token is unknown, expired or revoked';
    throw new FhirError(401, 'login', `${description}. Ask the token endpoint for a new one.`, {
      'www-authenticate': `Bearer realm="${holder}", error="invalid_token", error_description="${description}"`,
    });
  }
  return accessOf(token.scope);
}

/**
 * Refuses what the token's scope does not cover, and names a scope that would.
 * @throws {FhirError} 403
 * @see https://www.rfc-editor.org/rfc/rfc6750#section-3.1
 */
export function requireAccess(
  holder: HolderName,
  access: Access,
  action: 'read' | 'search',
  type: ResourceType,
): void {
  const isAllowed = action === 'read' ? access.canRead(type) : access.canSearch(type);
  if (isAllowed) return;
  const description = `The scope of the access token does not allow to ${action} ${type}`;
  throw new FhirError(403, 'forbidden', `${description}. system/${type}.rs would.`, {
    'www-authenticate': `Bearer realm="${holder}", error="insufficient_scope", error_description="${description}", scope="system/${type}.rs"`,
  });
}
