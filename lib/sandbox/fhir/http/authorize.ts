import 'server-only';
import { holderAddresses, type HolderName } from '../../addresses';
import type { Holder } from '../../holders/settings';
import type { AccessToken } from '../../oauth/access-token';
import { OAuthError } from '../../oauth/oauth-error';
import { presentedToken } from '../../oauth/presented-token';
import type { ResourceType, StoredResource } from '../resource-types';
import { accessOf, type Access, type AccessContext, type Action } from '../scopes';
import { FhirError } from '../search/fhir-error';

/**
 * What the request's access token allows, and whose it is.
 * @throws {FhirError} 401 without a token, and with one that is unknown, expired, revoked or not proven
 * @see https://www.rfc-editor.org/rfc/rfc6750#section-3
 */
export async function authorize(
  holder: Holder,
  request: Request,
): Promise<{ clientId: string; scope: string; access: Access }> {
  const token = await readToken(holder, request);
  const access = accessOf(token.scope, contextOf(token.context));
  return { clientId: token.clientId, scope: token.scope, access };
}

async function readToken(holder: Holder, request: Request): Promise<AccessToken> {
  const { baseUrl } = holderAddresses(holder.name);
  const path = /\/fhir\/r4(\/.*)?$/.exec(new URL(request.url).pathname)?.[1] ?? '';
  try {
    return await presentedToken(holder, request, `${baseUrl}${path}`);
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    throw new FhirError(error.status, 'login', error.message, { ...error.headers });
  }
}

/** For whom the token was made, as far as that limits what it opens. */
function contextOf(context: AccessToken['context']): AccessContext {
  const members = (context ?? {}) as Record<string, unknown>;
  const textOf = (name: string) => (typeof members[name] === 'string' ? members[name] : undefined);
  return { patient: textOf('patient'), fhirUser: textOf('fhirUser') };
}

/**
 * Refuses what the token's scope does not cover, and names a scope that would.
 * @throws {FhirError} 403
 * @see https://www.rfc-editor.org/rfc/rfc6750#section-3.1
 */
export function requireAccess(
  holder: HolderName,
  access: Access,
  action: Action,
  type: ResourceType,
): void {
  if (access.can(type, action)) return;
  const description = `The scope of the access token does not allow to ${action} ${type}`;
  const isReading = action === 'read' || action === 'search';
  const wanted = `${access.level}/${type}.${isReading ? 'rs' : 'cruds'}`;
  throw new FhirError(403, 'forbidden', `${description}. ${wanted} would.`, {
    'www-authenticate': `Bearer realm="${holder}", error="insufficient_scope", error_description="${description}", scope="${wanted}"`,
  });
}

/**
 * Refuses a resource that the token does not open although its type is in scope: of another patient, or of
 * another kind.
 * @throws {FhirError} 403
 */
export function requireShown(
  holder: HolderName,
  access: Access,
  resource: StoredResource,
  action: Action = 'read',
): void {
  if (access.shows(resource, action)) return;
  const description = `The access token does not open ${resource.resourceType}/${resource.id}: it is for another patient or another kind of data`;
  throw new FhirError(403, 'forbidden', `${description}.`, {
    'www-authenticate': `Bearer realm="${holder}", error="insufficient_scope", error_description="${description}"`,
  });
}
