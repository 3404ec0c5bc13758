import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { shown } from '@/lib/protocol/json-body';
import { sanUris } from '@/lib/protocol/x509/describe';
import { holderAddresses, type HolderName } from '../addresses';
import type { Holder } from '../holders/find-holder';
import { readCertifications, requireCertifications } from './certifications';
import { endMember, endOfClient } from './client-life';
import { isCancellation, readClientMetadata, type ClientMetadata } from './client-metadata';
import { consumeJti } from './consume-jti';
import { requireAudience, requireString, requireTimes } from './jwt-claims';
import { OAuthError, oauthJson } from './oauth-error';
import { verifySignedJwt, type SignedJwt } from './signed-jwt';
import { requireTrustedChain } from './trusted-chain';

/** A registration is known by who registered, in which community. */
interface ClientKey {
  holder: HolderName;
  community: string;
  issuer: string;
}

/**
 * Registers a client, changes a registration, or cancels it, by a signed software statement. The checks follow the
 * order of UDAP Dynamic Client Registration §4: signature, chain, claims of the JWT, parameters; then certifications.
 *
 * @throws OAuthError with the codes of RFC 7591 §3.2.2 and of UDAP
 * @see https://www.udap.org/udap-dynamic-client-registration-stu1.html
 * @see https://hl7.org/fhir/us/udap-security/STU2/registration.html
 */
export async function registerByStatement(holder: Holder, body: Body): Promise<Response> {
  const statement = readStatement(body);
  const given = readCertifications(body);
  const jwt = await verifySignedJwt(statement, 'invalid_software_statement');
  const community = await requireTrustedChain(jwt, 'unapproved_software_statement');
  const issuer = await requireStatementClaims(holder.name, jwt);
  const key = { holder: holder.name, community, issuer };
  if (isCancellation(jwt.claims)) return cancel(key, statement);
  const metadata = readClientMetadata(jwt.claims);
  const certifications = await requireCertifications(holder, given, issuer, metadata);
  return save(holder, key, statement, metadata, certifications);
}

type Body = Readonly<Record<string, unknown>>;

/** The software statement in the body; members beside it that UDAP does not know are ignored. */
function readStatement(body: Body): string {
  if (body.udap !== '1') {
    throw new OAuthError(
      'invalid_client_metadata',
      `Found udap ${shown(body.udap)} in the body, expected the string '1'.`,
    );
  }
  if (typeof body.software_statement !== 'string' || body.software_statement === '') {
    throw new OAuthError(
      'invalid_software_statement',
      `Found software_statement ${shown(body.software_statement)}, expected a JWT.`,
    );
  }
  return body.software_statement;
}

async function requireStatementClaims(holder: HolderName, jwt: SignedJwt): Promise<string> {
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
  requireAudience(claims, holderAddresses(holder).registrationEndpoint, code);
  const expiresAt = requireTimes(claims, code);
  const jti = requireString(claims, 'jti', 'invalid_client_metadata', 256);
  await consumeJti(holder, { issuer, jti, expiresAt }, 'invalid_client_metadata');
  return issuer;
}

/** New or replaced as a whole; a client keeps its client_id as long as it is registered, and begins a new life. */
async function save(
  holder: Holder,
  key: ClientKey,
  softwareStatement: string,
  metadata: ClientMetadata,
  certifications: readonly string[],
): Promise<Response> {
  const id = newId('client');
  const now = new Date();
  const expiresAt = endOfClient(holder, now);
  const granted = {
    scope: metadata.scope,
    grantTypes: metadata.grant_types,
    softwareStatement,
    metadata: metadata as Prisma.InputJsonObject,
    expiresAt,
  };
  const client = await db();
  const row = await client.$transaction(async (tx) => {
    // Whoever came back too late is a new client.
    await tx.sandboxClient.deleteMany({ where: { ...key, expiresAt: { lte: now } } });
    return tx.sandboxClient.upsert({
      where: { holder_community_issuer: key },
      create: { id, ...key, ...granted },
      update: granted,
    });
  });
  const isNew = row.id === id;
  return oauthJson(
    {
      client_id: row.id,
      client_id_issued_at: Math.floor(row.createdAt.getTime() / 1000),
      ...endMember(expiresAt),
      software_statement: softwareStatement,
      ...(certifications.length > 0 ? { certifications } : {}),
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
