import { compareBodies, type Comparison } from './compare-bodies';
import type { BodySource } from './compared-run';

/** Two bodies to compare. */
export interface CompareRequest {
  before: Exclude<BodySource, { kind: 'none' }>;
  after: Exclude<BodySource, { kind: 'none' }>;
  ignoresVolatile: boolean;
}

/** What came of it. Bytes that are no text are told apart, not compared. */
export type CompareAnswer =
  Comparison | { kind: 'binary'; isSame: boolean } | { kind: 'failed'; message: string };

const decoder = new TextDecoder('utf-8', { fatal: true });

async function bytesOf(source: CompareRequest['before']): Promise<Uint8Array> {
  if (source.kind === 'text') return new TextEncoder().encode(source.text);
  // eslint-disable-next-line no-restricted-syntax -- our own API; what it answers must not pass the page's own thread
  const response = await fetch(source.url);
  if (!response.ok) throw new Error(`The portal answered ${response.status} for a body.`);
  return new Uint8Array(await response.arrayBuffer());
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

async function compare(request: CompareRequest): Promise<CompareAnswer> {
  const [one, other] = await Promise.all([bytesOf(request.before), bytesOf(request.after)]);
  const [before, after] = [textOf(one), textOf(other)];
  if (before === null || after === null) {
    const isSame = one.length === other.length && one.every((byte, at) => byte === other[at]);
    return { kind: 'binary', isSame };
  }
  return compareBodies(before, after, request.ignoresVolatile);
}

self.onmessage = ({ data }: MessageEvent<CompareRequest>) => {
  compare(data)
    .catch((error: unknown): CompareAnswer => ({
      kind: 'failed',
      message: error instanceof Error ? error.message : String(error),
    }))
    .then((answer) => self.postMessage(answer))
    .catch(() => undefined);
};
