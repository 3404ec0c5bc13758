import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { getRegistration } from './get-registration';

/**
 * Removes the record of a registration with its revisions and files. The holder is not told: for one that is active
 * there, somebody has to say that they mean it.
 *
 * @throws AppError `resource.not_found`, `registration.still_active`
 */
export async function forgetRegistration(
  workspaceId: string,
  id: string,
  isMeant: boolean,
): Promise<void> {
  const { status, clientId } = await getRegistration(workspaceId, id);
  if (status === 'active' && !isMeant) {
    throw new AppError('registration.still_active', {
      detail: `The holder knows this client as ${clientId ?? 'one without client_id'}. Cancel it first; or forget it all the same, if the holder has forgotten it already.`,
    });
  }
  const client = await db();
  await client.registration.deleteMany({ where: { workspaceId, id } });
}
