import type { ProbeKind, ProbeOutcome } from './outcome';

/** The documents of a probe as people call them. */
export const documentNames: Readonly<Record<ProbeKind, string>> = {
  metadata: 'CapabilityStatement',
  smart: 'SMART configuration',
  udap: 'UDAP metadata',
};

const words: Readonly<Record<ProbeOutcome, string>> = {
  ok: 'answers',
  'not-modified': 'answers, unchanged',
  'http-4xx': 'refused',
  'auth-required': 'asks for credentials',
  'http-5xx': 'has a fault of its own',
  throttled: 'asked for patience',
  dns: 'its name is not found',
  tls: 'TLS fails',
  timeout: 'no answer in time',
  refused: 'no connection',
  'not-json': 'answers something that is no JSON',
  'wrong-type': 'answers something else',
  'too-large': 'is larger than 10 MB',
  blocked: 'is at no public address',
  absent: 'not published',
};

/** What became of a request, in a few words; those of this version only: an unknown outcome stays as it is. */
export function outcomeWords(outcome: string, httpStatus: number | null): string {
  const word = words[outcome as ProbeOutcome] ?? outcome;
  const isPlain = httpStatus === null || httpStatus === 200 || httpStatus === 304;
  return isPlain ? word : `${word} (${httpStatus})`;
}
