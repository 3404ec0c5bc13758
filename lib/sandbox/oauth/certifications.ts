import 'server-only';
import { excerpt } from '@/lib/protocol/bytes';
import { decodeJwt } from '@/lib/protocol/jose/decode-jwt';
import { shown, stringArray } from '@/lib/protocol/json-body';
import { sanUris } from '@/lib/protocol/x509/describe';
import { certificationUri, holderAddresses } from '../addresses';
import type { Holder } from '../holders/find-holder';
import type { ClientMetadata } from './client-metadata';
import { requireLongTimes } from './jwt-claims';
import { OAuthError } from './oauth-error';
import { verifySignedJwt, type SignedJwt } from './signed-jwt';
import { requireTrustedChain } from './trusted-chain';

/** Three years, in seconds: the longest life of a certification. */
const longestLifeSeconds = 3 * 366 * 86_400;

function invalid(index: number, description: string): OAuthError {
  return new OAuthError('invalid_certification', `certifications[${index}]: ${description}`);
}

/**
 * Judges the certifications of a registration. Those whose URIs this holder does not know are ignored, as the profile
 * demands; a known one has to be good. A demanded one that is missing is a fault of the metadata: the profile has no
 * code for it.
 *
 * @returns those that were taken, as they came
 * @throws OAuthError `invalid_certification`, `unapproved_certification`, `invalid_client_metadata`
 * @see https://www.udap.org/udap-certifications-and-endorsements-stu1.html
 */
export async function requireCertifications(
  holder: Holder,
  given: readonly string[],
  issuer: string,
  metadata: ClientMetadata,
): Promise<string[]> {
  const known = [certificationUri(), ...holder.settings.certificationsRequired];
  const taken: string[] = [];
  const covered = new Set<string>();
  for (const [index, certification] of given.entries()) {
    const uris = await judge(holder, { certification, index, issuer, metadata }, known);
    if (uris.length > 0) taken.push(certification);
    for (const uri of uris) covered.add(uri);
  }
  const missing = holder.settings.certificationsRequired.filter((uri) => !covered.has(uri));
  if (missing.length > 0) {
    throw new OAuthError(
      'invalid_client_metadata',
      `This holder demands certifications that were not sent: ${missing.join(', ')}.`,
    );
  }
  return taken;
}

/** The list of certifications in a body. It has to be one; what is in it is judged when the statement is good. */
export function readCertifications({
  certifications,
}: Readonly<Record<string, unknown>>): string[] {
  const list = certifications === undefined ? [] : stringArray(certifications);
  if (list) return list;
  throw new OAuthError(
    'invalid_client_metadata',
    `Found certifications ${shown(certifications)}, expected an array of JWTs or no such member.`,
  );
}

interface Given {
  certification: string;
  index: number;
  issuer: string;
  metadata: ClientMetadata;
}

/** The URIs of a certification that count here; none when it is unknown. */
async function judge(
  holder: Holder,
  { certification, index, issuer, metadata }: Given,
  known: readonly string[],
): Promise<string[]> {
  const uris = urisOf(certification, index).filter((uri) => known.includes(uri));
  if (uris.length === 0) return [];
  const jwt = await verified(certification, index);
  const { claims, leaf } = jwt;
  await requireTrustedChain(jwt, 'unapproved_certification');
  const names = sanUris(leaf);
  if (typeof claims.iss !== 'string' || !names.includes(claims.iss)) {
    throw invalid(
      index,
      `Found iss ${shown(claims.iss)}, the certificate names ${names.join(', ')}.`,
    );
  }
  if (claims.iss !== certificationUri() && uris.includes(certificationUri())) {
    throw new OAuthError(
      'unapproved_certification',
      `certifications[${index}] is of ${excerpt(claims.iss, 200)}; for ${certificationUri()} only its own certifier counts.`,
    );
  }
  if (claims.sub !== issuer) {
    throw invalid(index, `Found sub ${shown(claims.sub)}, expected the issuer '${issuer}'.`);
  }
  requireHere(claims.aud, index, holderAddresses(holder.name).registrationEndpoint);
  requireLongTimes(claims, 'invalid_certification', longestLifeSeconds);
  if (typeof claims.certification_name !== 'string' || claims.certification_name === '') {
    throw invalid(index, `Found certification_name ${shown(claims.certification_name)}.`);
  }
  const allowed = stringArray(claims.grant_types);
  const beyond =
    allowed &&
    metadata.grant_types.filter((type) => !allowed.includes(type) && type !== 'refresh_token');
  if (beyond && beyond.length > 0) {
    throw invalid(index, `It covers ${allowed.join(', ')}, and not ${beyond.join(', ')}.`);
  }
  return uris;
}

/** What a certification says it is about, before anything of it is verified. */
function urisOf(certification: string, index: number): string[] {
  try {
    return stringArray(decodeJwt(certification).claims.certification_uris) ?? [];
  } catch (error) {
    throw invalid(index, error instanceof Error ? error.message : 'It cannot be read.');
  }
}

async function verified(certification: string, index: number): Promise<SignedJwt> {
  try {
    return await verifySignedJwt(certification, 'invalid_certification');
  } catch (error) {
    if (error instanceof OAuthError) throw invalid(index, error.message);
    throw error;
  }
}

function requireHere(aud: unknown, index: number, endpoint: string): void {
  if (aud === undefined) return;
  const list = typeof aud === 'string' ? [aud] : (stringArray(aud) ?? []);
  if (!list.includes(endpoint)) {
    throw invalid(index, `Found aud ${shown(aud)}, expected '${endpoint}' in it or no aud.`);
  }
}
