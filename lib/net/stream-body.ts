import 'server-only';
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { Transform, Writable } from 'node:stream';
import zlib from 'node:zlib';
import { NetFailure } from './net-failure';

/** Takes the bytes of a body as they come, decompressed; the next ones come when it is done. */
export type BodySink = (chunk: Uint8Array) => Promise<void>;

function meter(maxBytes: number, onBytes: (bytes: number) => void): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      onBytes(bytes);
      if (bytes <= maxBytes) done(null, chunk);
      else done(new NetFailure('limit', 'body', `The body is larger than ${maxBytes} bytes.`));
    },
  });
}

function decoder(encoding: string): Transform {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return zlib.createGunzip();
    case 'br':
      return zlib.createBrotliDecompress();
    default:
      throw new NetFailure('http', 'encoding', 'The content encoding of the body is not known.');
  }
}

function failureOf(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  if (error instanceof NetFailure) return error;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code.startsWith('Z_') || code.startsWith('ERR__ERROR_FORMAT')) {
    return new NetFailure('http', 'encoding', 'The body could not be decompressed.');
  }
  const isNetwork =
    code.startsWith('HPE_') || code === 'ECONNRESET' || code.startsWith('ERR_STREAM');
  return isNetwork
    ? new NetFailure('http', 'truncated', 'The connection ended before the body was complete.')
    : error;
}

/**
 * Hands a body to `sink` piece by piece and keeps none of it: for lists of a hundred megabytes. The limit holds for
 * what is on the wire and for what comes out of it. Throws a `NetFailure`, the reason of the signal when it aborts,
 * and what the sink throws.
 */
export async function streamBody(
  message: IncomingMessage,
  options: { maxBytes: number; signal: AbortSignal; sink: BodySink },
  onBytes: (wireBytes: number) => void,
): Promise<void> {
  const { maxBytes, signal, sink } = options;
  const encodings = (message.headers['content-encoding'] ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity');
  const [encoding, ...others] = encodings;
  if (others.length > 0) {
    throw new NetFailure('http', 'encoding', 'The body is compressed too many times.');
  }
  const end = new Writable({
    write(chunk: Buffer, _encoding, done) {
      sink(chunk).then(() => done(), done);
    },
  });
  const steps = encoding ? [decoder(encoding), meter(maxBytes, () => undefined)] : [];
  try {
    await pipeline([message, meter(maxBytes, onBytes), ...steps, end], { signal });
  } catch (error) {
    throw failureOf(error, signal);
  }
}
