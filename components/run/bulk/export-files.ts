import type { ExportFile } from '@/lib/protocol/bulk/manifest';
import type { BulkView } from '../run-model';

/** A file of a manifest with what became of it. */
export interface FileRow {
  file: ExportFile;
  state: 'waiting' | 'here' | 'failed';
  /** Null until it was asked for. */
  exchangeId: string | null;
  lines: number;
  bytes: number;
  why: string | null;
}

/** The files of an export in the order of its manifest. */
export function fileRows({ manifest, files }: BulkView): FileRow[] {
  return (manifest?.files ?? []).map((file): FileRow => {
    const got = files.get(file.url);
    if (!got) return { file, state: 'waiting', exchangeId: null, lines: 0, bytes: 0, why: null };
    const { exchangeId, lines, bytes, why } = got;
    return { file, state: why === null ? 'here' : 'failed', exchangeId, lines, bytes, why };
  });
}

/** What is in a file, in words. */
export function kindWords({ kind, type }: ExportFile): string {
  if (kind === 'deleted') return `${type}, deleted`;
  return kind === 'error' ? `${type}, problems` : type;
}

/** How an export stands, in a sentence. */
export function exportWords(bulk: BulkView, isRunning: boolean): string {
  const rows = fileRows(bulk);
  if (bulk.isDeleted && !bulk.manifest) return 'The export was ended at the holder.';
  if (bulk.manifest) {
    const here = rows.filter(({ state }) => state === 'here').length;
    if (here === rows.length) return 'The export is done.';
    const count = `${here} of ${rows.length} files are here`;
    return isRunning ? `The export is done; ${count} …` : `The export is done; ${count}.`;
  }
  if (!isRunning) return 'The run ended before the export was done.';
  return bulk.progress ? 'The holder is writing the export …' : 'The export is taken on …';
}

/** Whether another run can go on with the export. */
export function canGoOn(bulk: BulkView, isRunning: boolean): boolean {
  const isWhole = bulk.manifest !== null && fileRows(bulk).every(({ state }) => state === 'here');
  return !isRunning && !bulk.isDeleted && !isWhole;
}
