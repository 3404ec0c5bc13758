import 'server-only';
import type { Check } from '@/lib/protocol/check';
import { OAuthError } from '../oauth/oauth-error';

/**
 * The refusal of an identity provider: it cannot be reached, is not trusted, does not register the holder, or gives no
 * good id_token. The app may ask again with another one, or without.
 * @see https://hl7.org/fhir/us/udap-security/STU2/user.html (IG 2 §6.2)
 */
export function refuseProvider(provider: string, why: string): OAuthError {
  return new OAuthError('invalid_idp', `The identity provider ${provider} is not taken: ${why}`);
}

/** What is wrong, out of the findings about something; the first two tell enough. */
export function failuresOf(checks: readonly Check[]): string {
  return checks
    .filter(({ verdict }) => verdict === 'fail')
    .slice(0, 2)
    .map(({ title, seen, expected }) => `${title}? ${seen} Expected: ${expected}`)
    .join(' ');
}
