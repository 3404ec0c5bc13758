import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { newId } from '@/lib/db/ids';
import type { RegistrationSnapshot, RevisionKind } from '@/lib/schemas/registration';

/** Who did something to a registration: a person, a token by its name, or the portal itself. */
export interface Author {
  id: string | null;
  name: string;
}

export interface NewRevision {
  kind: RevisionKind;
  author: Author;
  runId?: string | null;
  note?: string;
}

/**
 * Writes down that something happened to a registration, with its state as it is now. Called in the transaction that
 * changed it, after the change.
 */
export async function addRevision(
  tx: Prisma.TransactionClient,
  registrationId: string,
  { kind, author, runId = null, note = '' }: NewRevision,
): Promise<void> {
  // Two changes at the same time get their numbers one after the other.
  await tx.$queryRaw`SELECT "id" FROM "Registration" WHERE "id" = ${registrationId} FOR UPDATE`;
  const row = await tx.registration.findUniqueOrThrow({
    where: { id: registrationId },
    select: {
      workspaceId: true,
      status: true,
      clientId: true,
      scope: true,
      authMethod: true,
      certificateId: true,
      clientExpiresAt: true,
      clientSecretExpiresAt: true,
      sent: true,
    },
  });
  const { workspaceId, clientExpiresAt, clientSecretExpiresAt, sent, ...rest } = row;
  const snapshot: RegistrationSnapshot = {
    ...rest,
    clientExpiresAt: clientExpiresAt?.toISOString() ?? null,
    clientSecretExpiresAt: clientSecretExpiresAt?.toISOString() ?? null,
    sent: sent as Record<string, unknown>,
  };
  const { _max } = await tx.registrationRevision.aggregate({
    where: { registrationId },
    _max: { number: true },
  });
  await tx.registrationRevision.create({
    data: {
      id: newId('rev'),
      workspaceId,
      registrationId,
      number: (_max.number ?? 0) + 1,
      kind,
      byId: author.id,
      byName: author.name,
      runId,
      snapshot: snapshot as unknown as Prisma.InputJsonValue,
      note,
    },
  });
}
