import 'server-only';
import { check } from '@/lib/protocol/bulk/bulk-checks';
import { portalStops } from '../live-runs';
import type { RunState } from '../run-state';
import { awaitManifest } from './await-manifest';
import { downloadFiles } from './download-files';
import { carriesToken, send, sendFarewell, tell, type ExportRequest } from './export-state';

/**
 * Follows a bulk data export from its kick-off until its files are there. When the run is cancelled, the holder is asked
 * to end the export; when the portal stops, the export goes on at the holder, and another run can go on with it.
 * @see https://hl7.org/fhir/uv/bulkdata/STU2/export.html
 */
export async function followExport(state: RunState): Promise<boolean> {
  const { signal, exportAt: statusUrl, request } = state;
  if (statusUrl === undefined) return false;
  await tell(state, { kind: 'begun', statusUrl });
  const manifest = await awaitManifest(state, statusUrl);
  let isGood = manifest !== null;
  if (manifest) {
    await tell(state, { kind: 'manifest', manifest });
    if (request.bulk?.download !== false) isGood = await downloadFiles(state, manifest);
  }
  const isCancelled = signal.aborted && signal.reason !== portalStops;
  if (isCancelled || (isGood && request.bulk?.deleteAfterwards === true)) {
    await endExport(state, statusUrl, isCancelled);
  }
  return isGood && !signal.aborted;
}

/** Asks the holder to end the export and to delete its files. */
async function endExport(state: RunState, url: string, isFarewell: boolean): Promise<void> {
  const asked: ExportRequest = {
    purpose: 'bulk-status',
    method: 'DELETE',
    url,
    accept: 'application/fhir+json',
    isAuthorized: carriesToken(state, url),
  };
  const { response, failure, exchangeId } = await (isFarewell
    ? sendFarewell(state, asked)
    : send(state, asked));
  const isAccepted = response !== null && response.status >= 200 && response.status < 300;
  await state.recorder.checks('export', [
    check('bulk.delete.accepted', {
      verdict: response?.status === 202 ? 'pass' : 'warn',
      seen: response ? `Status ${response.status}.` : failure.message,
      exchangeId,
    }),
  ]);
  await tell(state, { kind: 'deleted', isAccepted });
}
