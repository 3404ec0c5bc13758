import 'server-only';
import type { ExportableCollection } from '@/lib/run/export/exportable';
import { resolveHolder } from '@/lib/domain/runs/resolve-holder';
import { exportableRequest, holderOf } from './exportable-request';
import { getCollection } from './get-collection';

/** The address of a holder; one that is a variable, or that cannot be called, stays as it was written. */
async function baseUrlOf(holder: string): Promise<string> {
  return resolveHolder(holder).then(
    ({ baseUrl }) => baseUrl,
    () => holder,
  );
}

/** A collection of this workspace as other tools get it. Throws `resource.not_found`. */
export async function exportCollection(
  workspaceId: string,
  id: string,
): Promise<ExportableCollection> {
  const { name, requests } = await getCollection(workspaceId, id);
  return {
    name,
    requests: await Promise.all(
      requests.map(async (saved) =>
        exportableRequest(saved, saved.request, await baseUrlOf(holderOf(saved.request))),
      ),
    ),
  };
}
