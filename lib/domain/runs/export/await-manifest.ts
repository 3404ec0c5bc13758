import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { tokenKeptBack } from '@/lib/protocol/bulk/addresses';
import { check } from '@/lib/protocol/bulk/bulk-checks';
import { processManifest, type Manifest } from '@/lib/protocol/bulk/manifest';
import { processStatus } from '@/lib/protocol/bulk/status';
import type { RunState } from '../run-state';
import { carriesToken, keepsTokenBack, send, tell, type ExportRequest } from './export-state';

/** How often in a row a holder may be busy or in trouble before the run gives up. */
const maxTroubles = 10;

/** The percentage in the words of a holder: `45%`, or `3 of 15`. */
function percentOf(words: string | null): number | null {
  const percent = /(\d{1,3})(?:\.\d+)?\s*%/.exec(words ?? '')?.[1];
  if (percent !== undefined) return Math.min(100, Number(percent));
  const [, done, all] = /(\d+)\s*(?:of|\/)\s*(\d+)/.exec(words ?? '') ?? [];
  if (done === undefined || all === undefined || Number(all) === 0) return null;
  return Math.min(100, Math.round((100 * Number(done)) / Number(all)));
}

/**
 * Asks how far an export is until its manifest is there, no faster than the holder wants.
 * @returns null when it ended in another way, or the run was cancelled
 * @see https://hl7.org/fhir/uv/bulkdata/STU2/export.html#bulk-data-status-request
 */
export async function awaitManifest(state: RunState, statusUrl: string): Promise<Manifest | null> {
  const { recorder, context, signal, request, baseUrl } = state;
  if (keepsTokenBack(state, statusUrl)) {
    await recorder.checks('export', [tokenKeptBack(statusUrl, 'The state of the export')]);
  }
  const asked: ExportRequest = {
    purpose: 'bulk-status',
    method: 'GET',
    url: statusUrl,
    accept: 'application/json',
    isAuthorized: carriesToken(state, statusUrl),
  };
  const minutes = request.bulk?.maxWaitMinutes ?? 60;
  const deadline = context.now().getTime() + minutes * 60_000;
  let waitMs: number | null = null;
  let troubles = 0;
  for (let turn = 1; !signal.aborted; turn += 1) {
    const result = await send(state, asked);
    const status = processStatus(result, waitMs);
    await recorder.checks('export', status.checks);
    if (status.kind === 'over') return null;
    if (status.kind === 'done') {
      const { response } = status;
      const { manifest, checks } = processManifest(response, result.exchangeId, baseUrl);
      await recorder.checks('export', checks);
      return manifest;
    }
    troubles = status.kind === 'again' ? troubles + 1 : 0;
    if (troubles > maxTroubles) {
      const seen = `Status ${result.response?.status ?? 0}, ${troubles} times in a row.`;
      const { exchangeId } = result;
      const failed = check('bulk.status.answered', { verdict: 'fail', seen, exchangeId });
      await recorder.checks('export', [failed]);
      return null;
    }
    waitMs = status.waitMs;
    const text = status.kind === 'running' ? status.progress : 'The holder asks for patience.';
    const percent = percentOf(text);
    await tell(state, { kind: 'progress', text, percent, asked: turn, waitMs });
    if (context.now().getTime() + waitMs > deadline) {
      const seen = `No manifest after ${minutes} minutes.`;
      await recorder.checks('export', [check('bulk.status.patience', { verdict: 'fail', seen })]);
      return null;
    }
    await sleep(waitMs, undefined, { signal }).catch(() => undefined);
  }
  return null;
}
