import { CompactSign, exportPKCS8, generateKeyPair, importPKCS8 } from 'jose';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { toBase64 } from '@/lib/protocol/bytes';
import { issueClientCertificate } from '@/lib/sandbox/pki/issue-client-certificate';
import { issueTestCertificate } from '@/lib/sandbox/pki/test-certificates';
import type { TestCertificateKind } from '@/lib/schemas/test-certificate';

export interface SignedMetadataPlan {
  baseUrl: string;
  sanUri: string;
  iss: string;
  /** A certificate that is bad on purpose. */
  kind?: TestCertificateKind;
  /** RS256 unless something else is to be wrong. */
  alg?: 'RS256' | 'ES256';
  /** Members of the plain document; undefined removes one. */
  plain?: Record<string, unknown>;
  /** Claims of the token; undefined removes one. */
  claims?: Record<string, unknown>;
  /** What becomes of x5c before it is signed. */
  x5c?: (certificates: string[]) => unknown;
  /** What becomes of the token after it was signed. */
  alter?: (compact: string) => string;
}

/** UDAP metadata of `baseUrl`, signed with a certificate for `sanUri` that the sandbox's CA issued. */
export async function signMetadata(plan: SignedMetadataPlan): Promise<Record<string, unknown>> {
  const { baseUrl, sanUri, iss, alg = 'RS256', x5c = (all) => all, alter = (jws) => jws } = plan;
  const pair = await generateKeyPair(alg, { extractable: true });
  const { chainPem } = plan.kind
    ? await issueTestCertificate(plan.kind, {
        publicKey: pair.publicKey,
        commonName: 'Somebody else',
        sanUris: [sanUri],
      })
    : await issueClientCertificate({
        publicKey: pair.publicKey,
        subject: { commonName: 'Somebody else' },
        sanUris: [sanUri],
      });
  const endpoints = {
    token_endpoint: `${baseUrl}/token`,
    registration_endpoint: `${baseUrl}/register`,
  };
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss,
    sub: iss,
    jti: `jti-${now}`,
    iat: now,
    exp: now + 3600,
    ...endpoints,
    ...plan.claims,
  };
  const certificates = chainPem
    .flatMap((pem) => parseCertificates(pem))
    .map((certificate) => toBase64(new Uint8Array(certificate.rawData)));
  const signed = await new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg, x5c: x5c(certificates) as string[] })
    .sign(await importPKCS8(await exportPKCS8(pair.privateKey), alg));
  return {
    udap_versions_supported: ['1'],
    udap_profiles_supported: ['udap_dcr', 'udap_authn', 'udap_authz'],
    udap_authorization_extensions_supported: ['hl7-b2b'],
    udap_authorization_extensions_required: ['hl7-b2b'],
    udap_certifications_supported: [],
    grant_types_supported: ['client_credentials'],
    scopes_supported: ['system/*.rs'],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['RS256'],
    registration_endpoint_jwt_signing_alg_values_supported: ['RS256'],
    ...endpoints,
    signed_metadata: alter(signed),
    ...plan.plain,
  };
}
