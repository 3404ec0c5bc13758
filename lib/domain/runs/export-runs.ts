import 'server-only';
import { exportableRequest } from '@/lib/domain/collections/exportable-request';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { exportOf, type ExportFormat } from '@/lib/run/export/export-format';
import { harOf } from '@/lib/run/har';
import { getRun } from './get-run';

/** As many runs as fit into one file. */
export const mostExportedRuns = 50;

/**
 * Runs of this workspace as a document of another tool, in the order of time. As HAR with all that was sent and
 * answered, secrets masked; for the others their requests.
 *
 * @param at when it is exported
 * @throws AppError `resource.not_found` for a run that is not here
 */
export async function exportRuns(
  workspaceId: string,
  ids: readonly string[],
  format: ExportFormat,
  at: Date,
): Promise<Record<string, unknown>> {
  const sorted = [...new Set(ids)].sort();
  if (format === 'har') {
    const archives = [];
    for (const id of sorted) {
      const run = await getRun(workspaceId, id);
      archives.push(harOf(run, run.frames));
    }
    const [first] = archives;
    return {
      log: {
        ...first?.log,
        pages: archives.flatMap(({ log }) => log.pages),
        entries: archives.flatMap(({ log }) => log.entries),
      },
    };
  }
  const client = await db();
  const rows = await client.run.findMany({
    where: { workspaceId, id: { in: sorted } },
    orderBy: { id: 'asc' },
    select: { id: true, name: true, holder: true, method: true, request: true },
  });
  const missing = sorted.find((id) => !rows.some((row) => row.id === id));
  if (missing !== undefined) {
    throw new AppError('resource.not_found', { detail: `There is no run ${missing} here.` });
  }
  const requests = rows
    .filter(({ method }) => method !== null)
    .map(({ name, holder, request }) => {
      const place = { name: name ?? '', folder: null };
      const exported = exportableRequest(place, request as Record<string, unknown>, holder);
      // Named after the address as it is exported: the title has secrets of a query in the open.
      const path = exported.url.slice(holder.length).replace(/^\//, '');
      return name === null
        ? { ...exported, name: `${exported.method} ${path || '/'}`.slice(0, 120) }
        : exported;
    });
  return exportOf({ name: 'Requests of Onramp', requests }, format, at);
}
