import 'server-only';
import { seal } from '@/lib/crypto/vault';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import type { Prisma } from '@/generated/prisma/client';
import type { AuthMethod, GrantType } from '@/lib/protocol/registration/client-metadata';
import type { RevisionKind } from '@/lib/schemas/registration';
import { addRevision } from './add-revision';
import { authorOfRun } from './author-of-run';
import type { RegistrationKey } from './find-registration';
import { registrationTokenBinding, secretBinding } from './registration-binding';
import { withoutSecrets } from './without-secrets';

/** What a holder gave us, whatever the method was. */
interface Given {
  appId: string;
  holderBaseUrl: string;
  profileKey: string | null;
  grantType: GrantType;
  clientId: string;
  scope: string;
  clientExpiresAt: Date | null;
  /** What was sent: claims or RFC 7591 metadata. */
  sent: object;
  /** The holder's answer as parsed JSON. */
  response: Record<string, unknown>;
}

export interface UdapRegistrationGiven extends Given, RegistrationKey {
  certificateId: string;
}

export interface ClientRegistrationGiven extends Given {
  registrationEndpoint: string;
  authMethod: AuthMethod;
  clientSecret: string | null;
  clientSecretExpiresAt: Date | null;
  /** RFC 7592. */
  management: { uri: string; token: string } | null;
}

const json = (value: object) => withoutSecrets(value) as Prisma.InputJsonObject;

/** What happened, when nobody says it more exactly: from the registration that was there before. */
function kindOf(
  before: { status: string; clientId: string | null } | null,
  clientId: string,
): RevisionKind {
  if (!before || before.status === 'cancelled') return 'registered';
  return before.clientId === clientId ? 'modified' : 'replaced';
}

/**
 * Keeps what a holder answered to a software statement. The same key replaces what was there, as it does at the
 * holder.
 *
 * @param by the run that did it, and what it was meant as when it was not simply a registration
 * @returns the id of the registration
 * @see UDAP Security IG 2 §3.4
 */
export async function saveUdapRegistration(
  workspaceId: string,
  given: UdapRegistrationGiven,
  by: { runId: string; kind?: RevisionKind },
): Promise<string> {
  const client = await db();
  const author = await authorOfRun(by.runId);
  const { registrationEndpoint, community, issuer, sent, response, ...rest } = given;
  const key = { workspaceId, registrationEndpoint, community, issuer };
  const changing = {
    ...rest,
    method: 'udap',
    authMethod: 'private_key_jwt',
    status: 'active',
    waitingSince: null,
    remindAt: null,
    sent: json(sent),
    response: json(response),
  };
  return client.$transaction(async (tx) => {
    const where = { workspaceId_registrationEndpoint_community_issuer: key };
    const before = await tx.registration.findUnique({
      where,
      select: { status: true, clientId: true },
    });
    const { id } = await tx.registration.upsert({
      where,
      update: changing,
      create: { id: newId('reg'), ...key, ...changing },
      select: { id: true },
    });
    const kind = by.kind ?? kindOf(before, given.clientId);
    await addRevision(tx, id, { kind, author, runId: by.runId });
    return id;
  });
}

/**
 * Keeps what a holder answered to an RFC 7591 registration, as a registration of its own, or in place of an earlier one
 * that was changed by RFC 7592. The secret and the registration access token are sealed.
 *
 * @returns the id of the registration
 */
export async function saveClientRegistration(
  workspaceId: string,
  given: ClientRegistrationGiven,
  by: { runId: string; kind?: RevisionKind; registrationId?: string },
): Promise<string> {
  const client = await db();
  const author = await authorOfRun(by.runId);
  const id = by.registrationId ?? newId('reg');
  const { sent, response, clientSecret, management, ...rest } = given;
  const changing = {
    ...rest,
    method: 'dcr',
    status: 'active',
    sent: json(sent),
    response: json(response),
    // A holder that says nothing of a secret or of the management address has not taken them away (RFC 7592 §3).
    ...(clientSecret === null
      ? {}
      : { sealedClientSecret: await seal(clientSecret, secretBinding(id)) }),
    ...(management === null
      ? {}
      : {
          registrationClientUri: management.uri,
          sealedRegistrationToken: await seal(management.token, registrationTokenBinding(id)),
        }),
  };
  await client.$transaction(async (tx) => {
    await tx.registration.upsert({
      where: { id },
      update: changing,
      create: { id, workspaceId, ...changing },
    });
    const kind = by.kind ?? (by.registrationId ? 'modified' : 'registered');
    await addRevision(tx, id, { kind, author, runId: by.runId });
  });
  return id;
}
