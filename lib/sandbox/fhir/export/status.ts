import 'server-only';
import { db } from '@/lib/db/client';
import type { Answer, Call, Scene } from '../http/call';
import { requireMethod } from '../http/respond';
import { FhirError, issueOf, outcomeOf } from '../search/fhir-error';
import { findExport } from './find-export';
import { minPollMs, retryAfterSeconds } from './limits';
import { deletedFile, ExportPlanSchema, filesOf, ignoredFile } from './plan';

type ExportRow = Awaited<ReturnType<typeof findExport>>;

/**
 * How far an export is, its manifest when it is written; or its end by DELETE.
 * @throws {FhirError} 404, and 429 for a client that does not wait
 * @see https://hl7.org/fhir/uv/bulkdata/STU2/export.html#bulk-data-status-request
 */
export async function serveStatus(scene: Scene, call: Call, id: string): Promise<Answer> {
  requireMethod(call.method, ['GET', 'DELETE']);
  const row = await findExport(scene, id);
  if (call.method === 'DELETE') return endExport(row);
  return row.completedAt ? manifestOf(scene, row) : progressOf(row);
}

/** @see https://hl7.org/fhir/uv/bulkdata/STU2/export.html#bulk-data-delete-request */
async function endExport({ id }: ExportRow): Promise<Answer> {
  const client = await db();
  // Its files go with it, and whoever writes it finds that it is gone.
  await client.sandboxExport.deleteMany({ where: { id } });
  const text = 'The export is ended, and what was written of it is deleted.';
  return { status: 202, resource: outcomeOf([issueOf('information', 'informational', text)]) };
}

async function progressOf({ id, plan, polledAt }: ExportRow): Promise<Answer> {
  const client = await db();
  const now = new Date();
  const wait = { 'retry-after': String(retryAfterSeconds) };
  const isEarly = polledAt !== null && now.getTime() - polledAt.getTime() < minPollMs;
  await client.sandboxExport.updateMany({ where: { id }, data: { polledAt: now } });
  if (isEarly) {
    throw new FhirError(
      429,
      'throttled',
      `Asked again after less than ${minPollMs} ms; expected the distance that Retry-After named: ${retryAfterSeconds} s.`,
      wait,
    );
  }
  const { _count, _sum } = await client.sandboxExportFile.aggregate({
    where: { exportId: id },
    _count: true,
    _sum: { count: true },
  });
  const all = filesOf(ExportPlanSchema.parse(plan)).length;
  const progress = `${_count} of ${all} types, ${_sum.count ?? 0} resources`;
  return { status: 202, headers: { ...wait, 'x-progress': progress } };
}

async function manifestOf({ baseUrl }: Scene, row: ExportRow): Promise<Answer> {
  const client = await db();
  const files = await client.sandboxExportFile.findMany({
    where: { exportId: row.id, count: { gt: 0 } },
    orderBy: { type: 'asc' },
    select: { type: true, count: true },
  });
  const listed = (isListed: (type: string) => boolean) =>
    files
      .filter(({ type }) => isListed(type))
      .map(({ type, count }) => ({
        type,
        url: `${baseUrl}/$export/${row.id}/${type}.ndjson`,
        count,
      }));
  const manifest = {
    transactionTime: row.startedAt.toISOString(),
    request: row.request,
    requiresAccessToken: true,
    output: listed((type) => type !== deletedFile && type !== ignoredFile),
    deleted: listed((type) => type === deletedFile),
    error: listed((type) => type === ignoredFile),
  };
  return {
    status: 200,
    headers: { 'content-type': 'application/json', expires: row.expiresAt.toUTCString() },
    content: new TextEncoder().encode(JSON.stringify(manifest)),
  };
}
