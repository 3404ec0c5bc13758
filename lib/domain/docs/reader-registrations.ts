import 'server-only';
import { listRegistrations } from '@/lib/domain/registrations/list-registrations';
import { listWorkspaces } from '@/lib/domain/workspaces/list-workspaces';
import type { RegistrationSummary } from '@/lib/schemas/registration';

/** A registration that a reader may have put into a program. */
export interface ReaderRegistration extends RegistrationSummary {
  workspaceId: string;
  workspaceName: string;
}

/** So many are offered; more than that nobody looks through. */
const most = 100;

/** The registrations in all workspaces of a person, of one workflow, those of UDAP or of SMART. */
export async function readerRegistrations(
  userId: string,
  wanted: { grantType: RegistrationSummary['grantType']; isUdap: boolean },
): Promise<ReaderRegistration[]> {
  const workspaces = await listWorkspaces(userId);
  const lists = await Promise.all(
    workspaces.map(async ({ id, name }) =>
      (await listRegistrations(id)).map((one) => ({
        ...one,
        workspaceId: id,
        workspaceName: name,
      })),
    ),
  );
  return lists
    .flat()
    .filter(
      ({ grantType, method }) =>
        grantType === wanted.grantType && (method === 'udap') === wanted.isUdap,
    )
    .slice(0, most);
}
