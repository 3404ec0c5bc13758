import 'server-only';
import { db } from '@/lib/db/client';
import { ListError } from '@/lib/directory/list-error';
import type { Statements } from '@/lib/directory/list-options';
import { readList } from '@/lib/directory/read-list';
import { surveyList } from '@/lib/directory/survey-list';
import { readBytes } from '../snapshots/chunks';
import { detectSnapshot } from './detect-snapshot';
import { judgeSnapshot } from './judge-snapshot';
import { emptyReport, lastGood, setAside, updateSnapshot, type Snapshot } from './snapshot-state';

/** After how many statements progress is written down. */
const noteEvery = 2_000;

/** The statements of a reading, in the order in which they are always read. */
export function statementsOf(snapshot: Snapshot, format: string): Statements {
  const { mapping, vendor } = snapshot.source;
  return readList(() => readBytes(snapshot.id), { format, mapping, vendor });
}

/**
 * Reads a list once from beginning to end without writing anything of it, and decides whether it is written: a file
 * that breaks off in the middle is found out before its first entry is used.
 */
export async function surveySnapshot(snapshot: Snapshot, signal: AbortSignal): Promise<void> {
  const client = await db();
  try {
    const format = await detectSnapshot(snapshot);
    let read = 0;
    async function* counted(): Statements {
      const statements = statementsOf(snapshot, format);
      for (;;) {
        const next = await statements.next();
        if (next.done) return next.value;
        if (signal.aborted) return { rows: read };
        read += 1;
        if (read % noteEvery === 0) await updateSnapshot(client, snapshot, { read, format });
        yield next.value;
      }
    }
    const report = { ...(await surveyList(counted())), format };
    if (signal.aborted) return;
    const last = await lastGood(snapshot.sourceId);
    const verdict = snapshot.isForced ? null : judgeSnapshot(report, last && last.report);
    if (verdict) return await setAside(snapshot, 'quarantined', { ...report, verdict });
    await updateSnapshot(client, snapshot, { status: 'applying', read, format, report });
  } catch (error) {
    if (!(error instanceof ListError)) throw error;
    const { code, found, expected, wayOut } = error;
    await setAside(snapshot, 'quarantined', emptyReport({ code, found, expected, wayOut }));
  }
}
