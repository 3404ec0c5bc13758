import 'server-only';
import { readNppesAnswer, type NppesReading } from '@/lib/directory/nppes/read-nppes-answer';
import { env } from '@/lib/env';
import { openTransport } from '@/lib/net/open-transport';
import type { HttpResult } from '@/lib/protocol/transport';

/** For one request, redirects included. */
const totalMs = 5_000;
const attempts = 2;
/** 50 records with all their endpoints stay far below. */
const maxBytes = 2 * 1024 * 1024;

/** What NPPES answered, or why it did not. */
export type NppesResult = NppesReading | { kind: 'silent'; reason: string };

function readingOf({ response, failure }: HttpResult): NppesResult {
  if (failure) return { kind: 'silent', reason: failure.message };
  if (response.status !== 200) {
    return { kind: 'silent', reason: `It answered with status ${response.status}.` };
  }
  return readNppesAnswer(new TextDecoder().decode(response.body));
}

/** A refusal by our own policy, or of the request itself, is the same the second time. */
function isWorthAnotherTry({ response, failure }: HttpResult): boolean {
  if (failure) return failure.layer !== 'policy' && failure.code !== 'http.cancelled';
  return response.status >= 500;
}

/**
 * Asks the NPPES API, once more when it does not answer. What goes wrong there is data, not an error of ours.
 *
 * @param query of `nppesQuery`
 */
export async function askNppes(query: string, signal: AbortSignal): Promise<NppesResult> {
  const transport = openTransport({ signal, limits: { totalMs, headersMs: totalMs } });
  const separator = env().NPPES_URL.includes('?') ? '&' : '?';
  const request = {
    purpose: 'npi-registry',
    method: 'GET',
    url: `${env().NPPES_URL}${separator}${query}`,
    headers: { accept: 'application/json' },
    redirect: 'follow',
    maxBytes,
  } as const;
  let result = await transport(request);
  for (let tried = 1; tried < attempts && isWorthAnotherTry(result); tried += 1) {
    result = await transport(request);
  }
  return readingOf(result);
}
