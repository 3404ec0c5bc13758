import 'server-only';
import { shown } from '@/lib/protocol/json-body';
import type { Holder } from '../holders/settings';
import {
  authenticateClient,
  type AuthenticatedClient,
  type KnownClient,
} from './authenticate-client';
import { authenticatePlainClient } from './authenticate-plain-client';
import { OAuthError } from './oauth-error';

type Form = ReadonlyMap<string, string>;

/**
 * Authenticates a client in the way of its registration: with `udap` by an assertion that carries its certificate,
 * without by what it registered with plain metadata.
 *
 * @throws OAuthError `invalid_request`, `invalid_client`
 */
export async function authenticateAny(
  holder: Holder,
  request: Request,
  form: Form,
): Promise<KnownClient | AuthenticatedClient> {
  if (!form.has('udap')) return authenticatePlainClient(holder, request, form);
  refuseSecrets(request, form);
  if (form.get('udap') !== '1') {
    throw new OAuthError(
      'invalid_request',
      `Found udap ${shown(form.get('udap'))}, expected the parameter udap=1.`,
    );
  }
  return authenticateClient(holder, form);
}

/** A UDAP client authenticates with its assertion alone. */
export function refuseSecrets(request: Request, form: Form): void {
  if (request.headers.has('authorization')) {
    throw new OAuthError(
      'invalid_request',
      'Found an Authorization header, expected none: the client authenticates with client_assertion alone.',
    );
  }
  if (form.has('client_secret')) {
    throw new OAuthError(
      'invalid_request',
      'Found client_secret, expected none: the client authenticates with client_assertion alone.',
    );
  }
}
