import 'server-only';
import { db } from '@/lib/db/client';
import { openTransport, type TransportOptions } from '@/lib/net/open-transport';
import type { HttpResult } from '@/lib/protocol/transport';
import { maxListBytes, writeBytes } from '../snapshots/chunks';
import { emptyReport, lastGood, setAside, updateSnapshot, type Snapshot } from './snapshot-state';

/** For tests: other rules of where requests may go, other limits. */
export type FetchOptions = Pick<TransportOptions, 'policy' | 'limits' | 'resolve'>;

const limits = { responseBytes: maxListBytes, headersMs: 60_000, totalMs: 20 * 60_000 };

/** Lets a reader of bytes wait for a writer: one chunk at a time, so that nothing piles up in memory. */
function channel() {
  let give: ((next: IteratorResult<Uint8Array>) => void) | null = null;
  let offered: { chunk: Uint8Array; taken: () => void } | null = null;
  let isOver = false;
  return {
    sink: (chunk: Uint8Array) =>
      new Promise<void>((taken) => {
        // The transport reuses nothing, but a reader may keep what it got.
        if (give) {
          give({ value: chunk, done: false });
          give = null;
          taken();
        } else offered = { chunk, taken };
      }),
    end: () => {
      isOver = true;
      give?.({ value: undefined, done: true });
    },
    chunks: {
      [Symbol.asyncIterator]: () => ({
        next: () =>
          new Promise<IteratorResult<Uint8Array>>((resolve) => {
            if (offered) {
              const { chunk, taken } = offered;
              offered = null;
              resolve({ value: chunk, done: false });
              taken();
            } else if (isOver) resolve({ value: undefined, done: true });
            else give = resolve;
          }),
      }),
    },
  };
}

function failure(result: HttpResult): { found: string; expected: string } {
  if (result.failure) {
    return { found: result.failure.message, expected: 'a server that answers with the list' };
  }
  const { status, statusText } = result.response;
  return {
    found: `status ${status} ${statusText}`.trim(),
    expected: 'status 200, or 304 when nothing changed',
  };
}

/**
 * Fetches the bytes of a reading through the guarded door, with the validators of the last good one. Ends the reading
 * as `unchanged` on 304 or equal bytes, as `failed` when there is no list to be had. An uploaded file is here already.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-13
 */
export async function fetchBytes(
  snapshot: Snapshot,
  signal: AbortSignal,
  options: FetchOptions,
): Promise<void> {
  const client = await db();
  const { source } = snapshot;
  const last = await lastGood(source.id);
  if (snapshot.origin === 'upload') {
    const isSame = last?.sha256 === snapshot.sha256 && !snapshot.isForced;
    if (isSame) await setAside(snapshot, 'unchanged', last.report);
    else await updateSnapshot(client, snapshot, { status: 'reading' });
    return;
  }
  await updateSnapshot(client, snapshot, { status: 'fetching' });
  const { sink, end, chunks } = channel();
  // What cannot be kept is not fetched to its end.
  const unkept = new AbortController();
  const transport = openTransport({
    signal: AbortSignal.any([signal, unkept.signal]),
    sink,
    ...options,
    limits: { ...limits, ...options.limits },
  });
  const writing = writeBytes(snapshot.id, chunks);
  writing.catch(() => unkept.abort());
  const conditions = last && {
    ...(source.etag ? { 'if-none-match': source.etag } : {}),
    ...(source.lastModified ? { 'if-modified-since': source.lastModified } : {}),
  };
  const result = await transport({
    purpose: 'directory-list',
    method: 'GET',
    url: source.url ?? '',
    headers: {
      accept: 'application/fhir+json, application/json, text/csv, */*;q=0.5',
      ...conditions,
    },
    redirect: 'follow',
  });
  end();
  const written = await writing;
  if (signal.aborted) return;
  if (result.response?.status === 304 && last) return setAside(snapshot, 'unchanged', last.report);
  if (result.response?.status !== 200) {
    const wayOut = 'Open the address in a browser. Lists move: correct the address of the source.';
    const verdict = { code: 'unreachable', ...failure(result), wayOut };
    return setAside(snapshot, 'failed', emptyReport(verdict));
  }
  const { etag = null, 'last-modified': lastModified = null } = result.response.headers;
  const bytes = { ...written, etag, lastModified };
  if (last?.sha256 === written.sha256) {
    await updateSnapshot(client, snapshot, bytes);
    return setAside(snapshot, 'unchanged', last.report);
  }
  await updateSnapshot(client, snapshot, { ...bytes, status: 'reading' });
}
