import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { seal } from '@/lib/crypto/vault';
import { db } from '@/lib/db/client';
import { AppError, type FieldError } from '@/lib/errors';
import type { EditRegistration } from '@/lib/schemas/register';
import type { RegistrationDetail, RevisionKind } from '@/lib/schemas/registration';
import { addRevision, type Author } from './add-revision';
import { getRegistrationDetail } from './get-registration-detail';
import { secretBinding } from './registration-binding';
import { secretProblem } from './secret-rules';

/** What people may write down about a registration that was made over the network: the rest is the holder's word. */
const alwaysOurs = ['note', 'remindAt', 'clientExpiresAt'];

function refuseForeign(before: RegistrationDetail, changes: EditRegistration): FieldError[] {
  if (before.method === 'manual' || before.method === 'one-off') return [];
  return Object.keys(changes)
    .filter((member) => !alwaysOurs.includes(member))
    .map((path) => ({
      path,
      code: 'of_the_holder',
      detail:
        'This registration was made over the network: change it at the holder (modify, renew, cancel), and what the holder answers is kept.',
    }));
}

/** An answer of the holder has to have what the client needs to get a token. */
function refuseHalf(before: RegistrationDetail, changes: EditRegistration): FieldError[] {
  const status = changes.status ?? before.status;
  if (status !== 'active') return [];
  const clientId = changes.clientId ?? before.clientId;
  const hasSecret =
    changes.clientSecret === undefined ? before.hasClientSecret : changes.clientSecret !== null;
  const secret = secretProblem(before.authMethod, hasSecret);
  return [
    ...(clientId === null
      ? [
          {
            path: 'clientId',
            code: 'required',
            detail: 'Found none; an active registration has the client_id that the holder gave.',
          },
        ]
      : []),
    ...(secret && (changes.status !== undefined || changes.clientSecret !== undefined)
      ? [secret]
      : []),
  ];
}

function kindOf(before: RegistrationDetail, changes: EditRegistration): RevisionKind {
  if (changes.status === 'cancelled') return 'cancelled';
  if (before.status === 'waiting' && changes.status === 'active') return 'answered';
  return changes.clientSecret === undefined ? 'edited' : 'secret-changed';
}

const day = (text: string | null) => (text === null ? null : new Date(text));

async function dataOf(
  id: string,
  before: RegistrationDetail,
  changes: EditRegistration,
): Promise<Prisma.RegistrationUpdateManyMutationInput> {
  const { clientId, clientSecret, scope, note, status, remindAt } = changes;
  const { clientExpiresAt, clientSecretExpiresAt } = changes;
  const isOver = status === 'active' || status === 'cancelled';
  return {
    ...(clientId === undefined ? {} : { clientId }),
    ...(scope === undefined ? {} : { scope }),
    ...(note === undefined ? {} : { note }),
    ...(status === undefined ? {} : { status }),
    ...(isOver ? { waitingSince: null, remindAt: null } : {}),
    ...(status === 'waiting' && before.waitingSince === null ? { waitingSince: new Date() } : {}),
    ...(remindAt === undefined ? {} : { remindAt: day(remindAt) }),
    ...(clientExpiresAt === undefined ? {} : { clientExpiresAt: day(clientExpiresAt) }),
    ...(clientSecretExpiresAt === undefined
      ? {}
      : { clientSecretExpiresAt: day(clientSecretExpiresAt) }),
    ...(clientSecret === undefined
      ? {}
      : {
          sealedClientSecret:
            clientSecret === null ? null : await seal(clientSecret, secretBinding(id)),
        }),
    ...(status === 'cancelled' ? { sealedClientSecret: null } : {}),
  };
}

/**
 * Writes down by hand what people know of a registration. One that waits becomes active with what the holder answered.
 *
 * @throws AppError `resource.not_found`; `request.invalid` with the fields that only the holder can change, or that are
 *   missing for an active one
 */
export async function editRegistration(
  workspaceId: string,
  id: string,
  changes: EditRegistration,
  author: Author,
): Promise<RegistrationDetail> {
  const before = await getRegistrationDetail(workspaceId, id);
  const fields = [...refuseForeign(before, changes), ...refuseHalf(before, changes)];
  if (fields.length > 0) throw new AppError('request.invalid', { fields });
  const data = await dataOf(id, before, changes);
  const client = await db();
  await client.$transaction(async (tx) => {
    await tx.registration.updateMany({ where: { workspaceId, id }, data });
    await addRevision(tx, id, { kind: kindOf(before, changes), author });
  });
  return getRegistrationDetail(workspaceId, id);
}
