import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { shown, stringArray } from '@/lib/protocol/json-body';
import { sanUris } from '@/lib/protocol/x509/describe';
import { holderAddresses, type HolderName } from '../addresses';
import type { Holder } from '../holders/settings';
import { acceptCertifications } from './accept-certifications';
import { isCancellation, readClientMetadata, type ClientMetadata } from './client-metadata';
import { consumeJti } from './consume-jti';
import { requireAudience, requireString, requireTimes } from './jwt-claims';
import { clientEnd, endMember, secondsOf } from './live-client';
import { OAuthError, oauthJson } from './oauth-error';
import { verifySignedJwt, type SignedJwt } from './signed-jwt';
import { requireTrustedChain } from './trusted-chain';

const maxCertifications = 10;

/** A registration is known by who registered, in which community. */
interface ClientKey {
  holder: HolderName;
  community: string;
  issuer: string;
}

/**
 * Registers a client, changes a registration, or cancels it, by a signed software statement. The checks follow the
 * order of UDAP Dynamic Client Registration §4: signature, chain, claims of the JWT, parameters; then the
 * certifications that came along.
 *
 * @throws OAuthError with the codes of RFC 7591 §3.2.2 and of UDAP Certifications and Endorsements §6.8
 * @see https://www.udap.org/udap-dynamic-client-registration-stu1.html
 * @see https://hl7.org/fhir/us/udap-security/STU2/registration.html
 */
export async function registerWithStatement(
  holder: Holder,
  body: Readonly<Record<string, unknown>>,
): Promise<Response> {
  if (!holder.settings.methods.udap) {
    throw new OAuthError(
      'invalid_client_metadata',
      'Found udap or a software_statement; this holder takes plain metadata only (RFC 7591).',
    );
  }
  const { statement, certifications } = readBody(body);
  const jwt = await verifySignedJwt(statement, 'invalid_software_statement');
  const community = await requireTrustedChain(jwt, 'unapproved_software_statement');
  const issuer = await requireStatementClaims(holder, jwt);
  const key = { holder: holder.name, community, issuer };
  await forgetExpired(key);
  if (isCancellation(jwt.claims)) return cancel(key, statement);
  const metadata = readClientMetadata(jwt.claims, holder);
  const accepted = await acceptCertifications(holder, certifications, { issuer, metadata });
  return save(key, statement, clientEnd(holder), {
    ...metadata,
    ...(accepted.length > 0 && { certifications: accepted }),
  });
}

/** What is in the body; members that UDAP does not know are ignored. */
function readBody(body: Readonly<Record<string, unknown>>): {
  statement: string;
  certifications: string[];
} {
  const { udap, software_statement: statement, certifications } = body;
  if (udap !== '1') {
    throw new OAuthError(
      'invalid_client_metadata',
      `Found udap ${shown(udap)} in the body, expected the string '1'.`,
    );
  }
  const listed = certifications === undefined ? [] : stringArray(certifications);
  if (!listed || listed.length > maxCertifications) {
    throw new OAuthError(
      'invalid_client_metadata',
      `Found certifications ${shown(certifications)}, expected an array of at most ${maxCertifications} JWTs or no such member.`,
    );
  }
  if (typeof statement !== 'string' || statement === '') {
    throw new OAuthError(
      'invalid_software_statement',
      `Found software_statement ${shown(statement)}, expected a JWT.`,
    );
  }
  return { statement, certifications: listed };
}

async function requireStatementClaims({ name }: Holder, jwt: SignedJwt): Promise<string> {
  const code = 'invalid_software_statement';
  const { claims } = jwt;
  const issuer = requireString(claims, 'iss', code);
  const names = sanUris(jwt.leaf);
  if (!names.includes(issuer)) {
    throw new OAuthError(
      code,
      `Found iss '${issuer}', expected a URI that the certificate names (subject alternative name): ${names.join(', ') || 'it names none'}.`,
    );
  }
  if (claims.sub !== issuer) {
    throw new OAuthError(
      code,
      `Found sub ${shown(claims.sub)}, expected the same as iss, '${issuer}'.`,
    );
  }
  requireAudience(claims, holderAddresses(name).registrationEndpoint, code);
  const expiresAt = requireTimes(claims, code);
  const jti = requireString(claims, 'jti', 'invalid_client_metadata', 256);
  await consumeJti(name, { issuer, jti, expiresAt }, 'invalid_client_metadata');
  return issuer;
}

/** A client that has ended is not known any more: whoever registers again is a new one. */
async function forgetExpired(key: ClientKey): Promise<void> {
  const client = await db();
  await client.sandboxClient.deleteMany({ where: { ...key, expiresAt: { lte: new Date() } } });
}

/** New or replaced as a whole; a client keeps its client_id as long as it is registered, and its end
 * moves with each registration. */
async function save(
  key: ClientKey,
  softwareStatement: string,
  expiresAt: Date | null,
  metadata: ClientMetadata,
): Promise<Response> {
  const id = newId('client');
  const granted = {
    scope: metadata.scope,
    grantTypes: metadata.grant_types,
    softwareStatement,
    expiresAt,
    metadata: metadata as Prisma.InputJsonObject,
  };
  const client = await db();
  const row = await client.sandboxClient.upsert({
    where: { holder_community_issuer: key },
    create: { id, ...key, ...granted },
    update: granted,
  });
  const isNew = row.id === id;
  return oauthJson(
    {
      client_id: row.id,
      client_id_issued_at: secondsOf(row.createdAt),
      ...endMember(row.expiresAt),
      software_statement: softwareStatement,
      ...metadata,
    },
    isNew ? 201 : 200,
  );
}

/** Forgets a registration and the tokens that were handed out for it, and confirms with no grant types. */
async function cancel(key: ClientKey, softwareStatement: string): Promise<Response> {
  const client = await db();
  const cancelled = await client.$transaction(async (tx) => {
    const row = await tx.sandboxClient.findUnique({ where: { holder_community_issuer: key } });
    if (!row) return null;
    await tx.sandboxClient.delete({ where: { id: row.id } });
    await tx.sandboxToken.deleteMany({ where: { holder: key.holder, clientId: row.id } });
    return row;
  });
  if (!cancelled) {
    throw new OAuthError(
      'invalid_client_metadata',
      `Found empty grant_types, which cancels a registration, but ${key.issuer} is not registered here.`,
    );
  }
  return oauthJson({
    client_id: cancelled.id,
    software_statement: softwareStatement,
    grant_types: [],
  });
}
