import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import {
  DriftSchema,
  RegistrationSnapshotSchema,
  RevisionKindSchema,
  type RegistrationDetail,
  type RegistrationRevision,
} from '@/lib/schemas/registration';
import { serializeRegistration, summaryColumns } from './registration-row';
import { snapshotChanges } from './snapshot-changes';

/** A registration of this workspace with its revisions and files. Throws `resource.not_found`. */
export async function getRegistrationDetail(
  workspaceId: string,
  id: string,
): Promise<RegistrationDetail> {
  const client = await db();
  const row = await client.registration.findFirst({
    where: { workspaceId, id },
    select: {
      ...summaryColumns,
      sent: true,
      response: true,
      note: true,
      drift: true,
      driftCheckedAt: true,
      revisions: { orderBy: { number: 'asc' } },
      files: {
        orderBy: { addedAt: 'asc' },
        select: {
          id: true,
          name: true,
          mediaType: true,
          bytes: true,
          sha256: true,
          addedByName: true,
          addedAt: true,
        },
      },
    },
  });
  if (!row) {
    throw new AppError('resource.not_found', { detail: `There is no registration ${id} here.` });
  }
  const { sent, response, note, drift, driftCheckedAt, revisions, files, ...summary } = row;
  return {
    ...serializeRegistration(summary, new Date()),
    sent: sent as Record<string, unknown>,
    response: response as Record<string, unknown>,
    registrationClientUri: row.registrationClientUri,
    note,
    drift: drift === null ? null : DriftSchema.parse(drift),
    driftCheckedAt: driftCheckedAt?.toISOString() ?? null,
    revisions: withChanges(revisions),
    files: files.map(({ addedAt, ...file }) => ({ ...file, addedAt: addedAt.toISOString() })),
  };
}

interface RevisionRow {
  id: string;
  number: number;
  kind: string;
  at: Date;
  byName: string;
  runId: string | null;
  snapshot: unknown;
  note: string;
}

/** Each revision with what it changed against the one before, the last one first. */
function withChanges(rows: readonly RevisionRow[]): RegistrationRevision[] {
  const parsed = rows.map(({ id, number, kind, at, byName, runId, snapshot, note }) => ({
    id,
    number,
    byName,
    runId,
    note,
    kind: RevisionKindSchema.parse(kind),
    at: at.toISOString(),
    snapshot: RegistrationSnapshotSchema.parse(snapshot),
  }));
  return parsed
    .map((revision, index) => {
      const before = parsed[index - 1]?.snapshot;
      return { ...revision, changes: before ? snapshotChanges(before, revision.snapshot) : [] };
    })
    .reverse();
}
