import { exportPKCS8, generateKeyPair, importPKCS8, SignJWT } from 'jose';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { toBase64 } from '@/lib/protocol/bytes';
import { issueClientCertificate } from '@/lib/sandbox/pki/issue-client-certificate';

/** UDAP metadata of `baseUrl`, signed with a certificate for `sanUri` that the sandbox's CA issued. */
export async function signMetadata(options: {
  baseUrl: string;
  sanUri: string;
  iss: string;
}): Promise<Record<string, unknown>> {
  const { baseUrl, sanUri, iss } = options;
  const pair = await generateKeyPair('RS256', { extractable: true });
  const { chainPem } = await issueClientCertificate({
    publicKey: pair.publicKey,
    subject: { commonName: 'Somebody else' },
    sanUris: [sanUri],
  });
  const endpoints = {
    token_endpoint: `${baseUrl}/token`,
    registration_endpoint: `${baseUrl}/register`,
  };
  const now = Math.floor(Date.now() / 1000);
  const signed = await new SignJWT({
    iss,
    sub: iss,
    jti: `jti-${now}`,
    iat: now,
    exp: now + 3600,
    ...endpoints,
  })
    .setProtectedHeader({
      alg: 'RS256',
      x5c: chainPem
        .flatMap((pem) => parseCertificates(pem))
        .map((certificate) => toBase64(new Uint8Array(certificate.rawData))),
    })
    .sign(await importPKCS8(await exportPKCS8(pair.privateKey), 'RS256'));
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
    signed_metadata: signed,
  };
}
