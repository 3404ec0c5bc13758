import 'server-only';
import { decodeJwt } from 'jose';
import { excerpt } from '@/lib/protocol/bytes';
import { shown, stringArray } from '@/lib/protocol/json-body';
import { sanUris } from '@/lib/protocol/x509/describe';
import { certifierUri, holderAddresses } from '../addresses';
import type { Holder } from '../holders/settings';
import { brokenRestriction } from './certification-restrictions';
import type { ClientMetadata } from './client-metadata';
import { requireString } from './jwt-claims';
import { OAuthError } from './oauth-error';
import { verifySignedJwt, type SignedJwt } from './signed-jwt';
import { requireTrustedChain } from './trusted-chain';

const maxYears = 3;
const invalid = 'invalid_certification';
const unapproved = 'unapproved_certification';

interface Applicant {
  /** The `iss` of the software statement. */
  issuer: string;
  metadata: ClientMetadata;
}

/**
 * Looks at the certifications that came along with a software statement, and demands those that the holder
 * requires. Certifications whose URIs it does not know are ignored, without a look at their signatures.
 *
 * No standard names a code for a required certification that is missing: `unapproved_certification` is about one that
 * was sent. The registration lacks something, thus `invalid_client_metadata`.
 *
 * @returns those that count, as they came: the answer repeats them and no others
 * @throws OAuthError `invalid_certification`, `unapproved_certification`, `invalid_client_metadata`
 * @see https://www.udap.org/udap-certifications-and-endorsements-stu1.html
 * @see https://hl7.org/fhir/us/udap-security/STU2/general.html (IG 2 §7.4)
 */
export async function acceptCertifications(
  holder: Holder,
  sent: readonly string[],
  applicant: Applicant,
): Promise<string[]> {
  const { certificationsSupported, certificationsRequired } = holder.settings;
  const accepted: string[] = [];
  const shownUris = new Set<string>();
  for (const certification of certificationsSupported.length > 0 ? sent : []) {
    const uris = urisOf(certification).filter((uri) => certificationsSupported.includes(uri));
    if (uris.length === 0) continue;
    await requireGood(holder, certification, applicant);
    accepted.push(certification);
    for (const uri of uris) shownUris.add(uri);
  }
  const missing = certificationsRequired.filter((uri) => !shownUris.has(uri));
  if (missing.length > 0) {
    throw new OAuthError(
      'invalid_client_metadata',
      `This holder requires the certification ${missing.join(', ')}; found ${[...shownUris].join(', ') || 'none that it knows'}.`,
    );
  }
  return accepted;
}

/** What a certification says it is, before anything is verified. */
function urisOf(certification: string): string[] {
  try {
    return stringArray(decodeJwt(certification).certification_uris) ?? [];
  } catch {
    throw new OAuthError(
      invalid,
      `Found ${excerpt(certification, 24)} in certifications, expected JWTs.`,
    );
  }
}

/** In the order of the profile: signature, claims, chain, then whether it covers what is registered. */
async function requireGood(
  holder: Holder,
  certification: string,
  { issuer, metadata }: Applicant,
): Promise<void> {
  const jwt = await verifySignedJwt(certification, invalid);
  requireClaims(holder, jwt, issuer);
  await requireTrustedChain(jwt, unapproved);
  // Every member of the communities could sign a certification; apps are certified by one certifier only.
  if (jwt.claims.iss !== certifierUri()) {
    throw new OAuthError(
      unapproved,
      `The certification is of ${shown(jwt.claims.iss)}; this holder trusts those of ${certifierUri()} only.`,
    );
  }
  const problem = brokenRestriction(jwt.claims, metadata);
  if (problem !== null) {
    throw new OAuthError(unapproved, `The certification does not cover this client: ${problem}`);
  }
}

function requireClaims(holder: Holder, { claims, leaf }: SignedJwt, applicant: string): void {
  const certifier = requireString(claims, 'iss', invalid);
  const names = sanUris(leaf);
  if (!names.includes(certifier)) {
    throw new OAuthError(
      invalid,
      `Found iss '${certifier}' in the certification, expected a URI that its certificate names: ${names.join(', ') || 'it names none'}.`,
    );
  }
  if (claims.sub !== applicant) {
    throw new OAuthError(
      invalid,
      `Found sub ${shown(claims.sub)} in the certification, expected the iss of the software statement, '${applicant}'.`,
    );
  }
  const endpoint = holderAddresses(holder.name).registrationEndpoint;
  const audience: unknown[] = Array.isArray(claims.aud) ? claims.aud : [claims.aud];
  if (claims.aud !== undefined && !audience.includes(endpoint)) {
    throw new OAuthError(
      invalid,
      `Found aud ${shown(claims.aud)} in the certification, expected '${endpoint}' among it, or no aud.`,
    );
  }
  requireLife(claims, leaf.notAfter);
  requireString(claims, 'jti', invalid, 256);
  requireString(claims, 'certification_name', invalid);
  if (certifier !== applicant) requireString(claims, 'certification_issuer', invalid);
}

function requireLife(claims: Readonly<Record<string, unknown>>, certificateEnd: Date): void {
  const { iat, exp } = claims;
  const now = Date.now() / 1000;
  const isWhole = (value: unknown): value is number =>
    typeof value === 'number' && Number.isInteger(value);
  if (!isWhole(iat) || !isWhole(exp) || iat > now + 5 || exp <= iat) {
    throw new OAuthError(
      invalid,
      `Found iat ${shown(iat)} and exp ${shown(exp)} in the certification, expected whole seconds: iat in the past, exp after it.`,
    );
  }
  if (exp <= now) {
    throw new OAuthError(
      invalid,
      `The certification expired on ${new Date(exp * 1000).toISOString()}.`,
    );
  }
  const latest = Math.min(iat + maxYears * 366 * 86_400, certificateEnd.getTime() / 1000);
  if (exp > latest) {
    throw new OAuthError(
      invalid,
      `Found exp ${exp} in the certification, expected at most ${maxYears} years after iat and not after the end of its certificate.`,
    );
  }
}
