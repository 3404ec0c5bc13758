import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { seal } from '@/lib/crypto/vault';
import { db } from '@/lib/db/client';
import type { Drift } from '@/lib/schemas/registration';
import { addRevision } from './add-revision';
import { authorOfRun } from './author-of-run';
import { registrationTokenBinding } from './registration-binding';
import { withoutSecrets } from './without-secrets';

/** How many differences are told in a note before it says “and others”. */
const told = 4;

function noteOf({ state, changes }: Drift): string {
  if (state === 'same') return 'The holder says what was sent.';
  if (state === 'gone') return 'The holder does not know this client any more.';
  if (state === 'unreadable') return 'The holder could not be asked.';
  const members = changes.map(({ member }) => member);
  const others = members.length > told ? ' and others' : '';
  return `The holder says something else about ${members.slice(0, told).join(', ')}${others}.`;
}

/**
 * Keeps what a drift check found, with what the holder said now.
 *
 * @param found.said the holder's answer; null when there was none
 * @param found.management the way to manage the client from now on (a holder may change the token with any answer)
 */
export async function keepDrift(
  workspaceId: string,
  id: string,
  drift: Drift,
  found: {
    runId: string;
    said: Record<string, unknown> | null;
    management?: { uri: string; token: string } | null;
  },
): Promise<void> {
  const client = await db();
  const author = await authorOfRun(found.runId);
  const { management, said } = found;
  const data: Prisma.RegistrationUpdateManyMutationInput = {
    drift: drift as unknown as Prisma.InputJsonObject,
    driftCheckedAt: new Date(),
    ...(said ? { response: withoutSecrets(said) as Prisma.InputJsonObject } : {}),
    ...(management
      ? {
          registrationClientUri: management.uri,
          sealedRegistrationToken: await seal(management.token, registrationTokenBinding(id)),
        }
      : {}),
  };
  await client.$transaction(async (tx) => {
    const { count } = await tx.registration.updateMany({ where: { workspaceId, id }, data });
    if (count === 0) return;
    const note = noteOf(drift);
    await addRevision(tx, id, { kind: 'drift-checked', author, runId: found.runId, note });
  });
}
