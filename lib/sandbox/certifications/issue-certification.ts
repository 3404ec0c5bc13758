import 'server-only';
import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { AppError } from '@/lib/errors';
import { toBase64 } from '@/lib/protocol/bytes';
import { basicAppCertification, certifierUri } from '../addresses';
import { communities, findCommunityById, findCommunityByUri } from '../communities';
import { grantTypes } from '../oauth/capabilities';
import { authority } from '../pki/authority';

/** What a certification is to say. */
export interface CertificationRequest {
  /** The URI of the client: the `iss` of its software statements. */
  subjectIssuer: string;
  /** Id or URI of a community of the sandbox, whose anchor the certifier leads to; the first one when left out. */
  community?: string | undefined;
  /** What is certified; left out, the basic app certification of the sandbox. */
  certificationUris?: readonly string[] | undefined;
  certificationName?: string | undefined;
  /** Registration endpoints that it is for; left out, all. */
  audience?: readonly string[] | undefined;
  /** Days that it lives, at most as long as the certificate of the certifier; 365 when left out. */
  days?: number | undefined;
  /** Parameters of RFC 7591 beyond which the client may not register; grant_types, when not among them: all. */
  restrictions?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * A certification of an app by the certifier of the sandbox: a signed JWT that goes along with a software statement.
 *
 * @returns a compact JWS
 * @throws AppError `resource.not_found` for a community that is none of the sandbox
 * @see https://hl7.org/fhir/us/udap-security/STU2/general.html (IG 2 §7.4)
 */
export async function issueCertification(request: CertificationRequest): Promise<string> {
  const { community: wanted = communities[0].id, days = 365 } = request;
  const community = findCommunityById(wanted) ?? findCommunityByUri(wanted);
  if (!community) {
    throw new AppError('resource.not_found', {
      detail: `The sandbox has no community “${wanted}”, it has ${communities.map(({ id }) => id).join(', ')}.`,
    });
  }
  const certifier = await authority(community.certifierKey);
  const intermediate = await authority(community.intermediate);
  const now = Math.floor(Date.now() / 1000);
  const certificateEnd = Math.floor(certifier.certificate.notAfter.getTime() / 1000);
  return new SignJWT({
    grant_types: grantTypes,
    ...request.restrictions,
    iss: certifierUri(),
    sub: request.subjectIssuer,
    ...(request.audience && { aud: [...request.audience] }),
    iat: now,
    exp: Math.min(now + Math.round(days * 86_400), certificateEnd),
    jti: randomUUID(),
    certification_name: request.certificationName ?? 'Onramp sandbox basic app certification',
    certification_uris: request.certificationUris ?? [basicAppCertification()],
    certification_issuer: 'Onramp sandbox certifier',
  })
    .setProtectedHeader({
      alg: 'RS256',
      x5c: [certifier, intermediate].map(({ certificate }) =>
        toBase64(new Uint8Array(certificate.rawData)),
      ),
    })
    .sign(certifier.privateKey);
}
