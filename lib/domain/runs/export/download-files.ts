import 'server-only';
import { setImmediate as breathe } from 'node:timers/promises';
import { tokenKeptBack } from '@/lib/protocol/bulk/addresses';
import { check } from '@/lib/protocol/bulk/bulk-checks';
import { processFile } from '@/lib/protocol/bulk/file';
import type { ExportFile, Manifest } from '@/lib/protocol/bulk/manifest';
import { mayProceed, type RunState } from '../run-state';
import { carriesToken, keepsTokenBack, send, tell } from './export-state';

/** What one run keeps of an export; the transport limits each file to 64 MiB. */
const maxFiles = 100;
const maxBytes = 256 * 1024 * 1024;

async function download(state: RunState, file: ExportFile, isAuthorized: boolean) {
  const result = await send(state, {
    purpose: 'bulk-file',
    method: 'GET',
    url: file.url,
    accept: 'application/fhir+ndjson',
    isAuthorized,
  });
  const found = await processFile(result, file, () => breathe());
  await state.recorder.checks('export', found.checks);
  const { isThere, lines, bytes, checks } = found;
  await tell(state, {
    kind: 'file',
    url: file.url,
    exchangeId: result.exchangeId,
    lines,
    bytes,
    why: isThere ? null : (checks[0]?.title ?? null),
  });
  return { bytes, isGood: mayProceed(checks) };
}

/**
 * Fetches the files of a manifest, one after the other. The token goes along when the manifest asks for it, and only to
 * where it may go.
 * @returns whether all of them came and are as they should be
 * @see https://hl7.org/fhir/uv/bulkdata/STU2/export.html#bulk-data-output-file-request
 */
export async function downloadFiles(state: RunState, manifest: Manifest): Promise<boolean> {
  const { signal, recorder } = state;
  // Where it is not said, files are as the rest of the server.
  const wantsToken = manifest.requiresAccessToken ?? true;
  const keptBack = manifest.files.find(({ url }) => wantsToken && keepsTokenBack(state, url));
  if (keptBack) await recorder.checks('export', [tokenKeptBack(keptBack.url, 'A file')]);
  let total = 0;
  let isGood = true;
  for (const [index, file] of manifest.files.entries()) {
    if (signal.aborted) return false;
    if (index >= maxFiles || total >= maxBytes) {
      const left = manifest.files.length - index;
      const seen = `${left} ${left === 1 ? 'file was' : 'files were'} not fetched: ${index} files with ${Math.round(total / 1024 / 1024)} MiB are here.`;
      await recorder.checks('export', [check('bulk.file.limit', { verdict: 'warn', seen })]);
      return isGood;
    }
    const { url } = file;
    const got = await download(state, file, wantsToken && carriesToken(state, url));
    total += got.bytes;
    isGood &&= got.isGood;
  }
  return isGood;
}
