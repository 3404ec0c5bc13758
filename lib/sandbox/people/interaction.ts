import 'server-only';
import { hashToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import type { Holder } from '../holders/settings';
import {
  AuthorizationRequestSchema,
  type AuthorizationRequest,
} from '../oauth/authorization-request';
import { needsPatient } from '../oauth/launch-context';
import { UpstreamSchema, type Upstream } from '../tiered/upstream';
import { findSession, type SandboxSession } from './browser';
import { encountersOf } from './patients';
import { ownPatientId } from './people';

/** A request that a person is answering in one browser. */
export interface Interaction {
  id: string;
  holder: Holder;
  secret: string;
  clientId: string;
  client: { name: string; page: string | null };
  request: AuthorizationRequest;
  /** Null as long as nobody has signed in for it. */
  session: SandboxSession | null;
  patientId: string | null;
  encounterId: string | null;
  /** As long as an identity provider has not said who the person is. */
  upstream: Upstream | null;
}

/**
 * The interaction with an id, for the browser that brought the request; null for every other browser, and when it is
 * answered or has expired.
 */
export async function findInteraction(
  holder: Holder,
  id: string,
  secret: string | null,
): Promise<Interaction | null> {
  if (secret === null) return null;
  const client = await db();
  const row = await client.sandboxInteraction.findFirst({
    where: {
      id,
      holder: holder.name,
      browserHash: hashToken(secret),
      expiresAt: { gt: new Date() },
    },
    include: { client: { select: { metadata: true } } },
  });
  if (!row) return null;
  const session = row.isReLogin ? null : await findSession(holder.name, secret);
  const request = AuthorizationRequestSchema.parse(row.request);
  const own = session ? ownPatientId(session.person) : null;
  const needsOne = needsPatient(request.scope) || row.patientId !== null;
  const patientId = own !== null && needsOne ? own : row.patientId;
  return {
    id,
    holder,
    secret,
    clientId: row.clientId,
    client: shownClient(row.client.metadata),
    request,
    session,
    patientId,
    encounterId: encounterOf(request, patientId, row),
    upstream: row.upstream === null ? null : UpstreamSchema.parse(row.upstream),
  };
}

/** An encounter goes with its patient only; where one is asked for and none was brought, the last one is taken. */
function encounterOf(
  { scope }: AuthorizationRequest,
  patientId: string | null,
  row: { patientId: string | null; encounterId: string | null },
): string | null {
  if (patientId === null) return null;
  if (row.encounterId !== null && row.patientId === patientId) return row.encounterId;
  if (!scope.split(' ').includes('launch/encounter')) return null;
  return encountersOf(patientId)[0]?.id ?? null;
}

function shownClient(metadata: unknown): Interaction['client'] {
  const { client_name: name, client_uri: page } = (metadata ?? {}) as Record<string, unknown>;
  return {
    name: typeof name === 'string' ? name : 'An app without a name',
    page: typeof page === 'string' ? page : null,
  };
}

/** What the person has to do next. */
export function stepOf(interaction: Interaction): 'elsewhere' | 'sign-in' | 'patient' | 'consent' {
  const { session, patientId, request, upstream } = interaction;
  if (upstream) return 'elsewhere';
  if (!session) return 'sign-in';
  return patientId === null && needsPatient(request.scope) ? 'patient' : 'consent';
}

/** Takes an interaction off the table; false when somebody else has done so meanwhile. */
export async function closeInteraction({ id }: Interaction): Promise<boolean> {
  const client = await db();
  const { count } = await client.sandboxInteraction.deleteMany({ where: { id } });
  return count === 1;
}
