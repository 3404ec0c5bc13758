import { oauthError } from '../../fakes/planned-holder';
import type { ExplainCase } from './world';

/** A certification of somebody whom no holder knows. */
function unsignedCertification(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: 'https://certifier.example',
    sub: 'https://app.example',
    certification_name: 'Nobody’s seal',
    certification_uris: ['urn:example:certification'],
    iat: now,
    exp: now + 3600,
    jti: 'certification-1',
  };
  return `${part({ alg: 'RS256' })}.${part(claims)}.c2lnbmF0dXJl`;
}

/** Section 8.3: certifications that come along with a registration, or do not. */
export const certificationCases: readonly ExplainCase[] = [
  {
    row: '8.3 unapproved certification',
    told: 'explain.registration.certification-refused',
    run: async (world) =>
      world.register({
        grantType: 'client_credentials',
        method: 'udap',
        sendAnyway: true,
        holder: await world.addHolder({ register: oauthError('unapproved_certification') }),
        certifications: [unsignedCertification()],
      }),
    proof: /Certification 1.*urn:example:certification/,
    fix: /Leave out what is not in udap_certifications_supported/,
    cite: /Certifications and Endorsements/,
  },
  {
    row: '8.3 unapproved certification: its signature is not valid',
    told: 'explain.registration.certification-refused',
    run: async (world) =>
      world.register({
        grantType: 'client_credentials',
        method: 'udap',
        sendAnyway: true,
        holder: await world.addHolder({
          register: oauthError('invalid_certification', 'the signature does not verify'),
        }),
        certifications: [unsignedCertification()],
      }),
    proof: /Certification 1.*urn:example:certification.*does not verify/,
    fix: /Leave out what is not in udap_certifications_supported/,
    cite: /Certifications and Endorsements/,
  },
  {
    row: '8.3 missing required certification',
    told: 'explain.registration.certification-missing',
    holder: {
      metadata: {
        plain: {
          udap_certifications_supported: ['urn:example:certification'],
          udap_certifications_required: ['urn:example:certification'],
        },
      },
      register: oauthError('invalid_client_metadata'),
    },
    request: { until: 'register', auth: { method: 'udap', register: 'always' } },
    proof: /urn:example:certification is required/,
    fix: /Get the certification from its issuer/,
    cite: /§3\.3/,
  },
];
