import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { newId } from '@/lib/db/ids';
import { AppError } from '@/lib/errors';
import type { SetupDone } from '@/lib/schemas/setup';
import type { CreateWorkspace } from '@/lib/schemas/workspace';
import { recordAudit } from '../audit/record-audit';
import { createWorkspaceIn } from '../workspaces/create-workspace';
import { hasPeople } from './has-people';

export interface FirstOwner {
  email: string;
  name: string | null;
  passwordHash: string;
  workspace: CreateWorkspace;
}

/**
 * Inside a transaction: makes the first person, who operates the portal, and the first workspace. Whoever
 * tries at the same moment waits for the lock, then finds that somebody exists.
 *
 * @throws AppError `setup.already_done`
 */
export async function createFirstOwner(
  transaction: Prisma.TransactionClient,
  owner: FirstOwner,
  request: { requestId?: string | null; address?: string | null } = {},
): Promise<SetupDone> {
  await transaction.$executeRaw`LOCK TABLE "SetupLink" IN SHARE ROW EXCLUSIVE MODE`;
  if (await hasPeople(transaction)) throw new AppError('setup.already_done');
  const user = await transaction.user.create({
    data: {
      id: newId('usr'),
      email: owner.email,
      name: owner.name,
      passwordHash: owner.passwordHash,
      isOperator: true,
    },
    select: { id: true, email: true, name: true },
  });
  const { id, slug, name } = await createWorkspaceIn(transaction, user.id, owner.workspace);
  await recordAudit(
    {
      workspaceId: id,
      actor: { kind: 'user', id: user.id, name: user.name ?? user.email },
      action: 'setup.complete',
      target: { kind: 'workspace', id },
      ...request,
    },
    transaction,
  );
  return { user: { id: user.id, email: user.email }, workspace: { id, slug, name } };
}
