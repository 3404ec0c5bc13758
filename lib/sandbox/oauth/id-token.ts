import 'server-only';
import { calculateJwkThumbprint, exportJWK, SignJWT, type JWK } from 'jose';
import { toBase64 } from '@/lib/protocol/bytes';
import { holderAddresses } from '../addresses';
import { communities } from '../communities';
import type { Holder } from '../holders/settings';
import { authority } from '../pki/authority';
import { holderCredential } from '../pki/holder-credential';

const lifetimeSeconds = 300;

/** What an id_token says of a person. */
export interface IdTokenClaims {
  clientId: string;
  personId: string;
  authenticatedAt: Date;
  nonce: string | null;
  /** For people. */
  name?: string;
  /** Relative reference. */
  fhirUser?: string;
}

/**
 * Signs an id_token with the key of the holder: RS256, the one algorithm that every OpenID client knows. The
 * certificates come along, as Tiered OAuth asks of an identity provider.
 *
 * @see https://openid.net/specs/openid-connect-core-1_0.html#IDToken
 * @see https://hl7.org/fhir/us/udap-security/STU2/user.html
 */
export async function signIdToken(holder: Holder, claims: IdTokenClaims): Promise<string> {
  const { baseUrl } = holderAddresses(holder.name);
  const signer = await holderCredential(holder, communities[0]);
  const intermediate = await authority(communities[0].intermediate);
  const { kid } = await idTokenKey(holder);
  const { clientId, personId, authenticatedAt, nonce, name, fhirUser } = claims;
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({
    iss: baseUrl,
    sub: personId,
    aud: clientId,
    iat: now,
    exp: now + lifetimeSeconds,
    auth_time: Math.floor(authenticatedAt.getTime() / 1000),
    ...(nonce !== null && { nonce }),
    ...(name !== undefined && { name }),
    ...(fhirUser !== undefined && { fhirUser: `${baseUrl}/${fhirUser}` }),
  })
    .setProtectedHeader({
      alg: 'RS256',
      typ: 'JWT',
      kid,
      x5c: [signer.certificate, intermediate.certificate].map((certificate) =>
        toBase64(new Uint8Array(certificate.rawData)),
      ),
    })
    .sign(signer.privateKey);
}

/** The public key that verifies the id_tokens of a holder, named by its thumbprint. */
export async function idTokenKey(holder: Holder): Promise<JWK & { kid: string }> {
  const { certificate } = await holderCredential(holder, communities[0]);
  const { kty, n, e } = await exportJWK(await certificate.publicKey.export());
  const jwk = { kty, n, e } as JWK & { kty: string };
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'RS256', use: 'sig' };
}
