import 'server-only';
import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { NetFailure } from './net-failure';

/** More layers of compression than any server uses. */
const mostEncodings = 3;

const gunzip = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gunzip);
const inflate = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.inflate);
const inflateRaw = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.inflateRaw);
const unbrotli = promisify<Buffer, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress);

function tooLarge(maxBytes: number): NetFailure {
  return new NetFailure('limit', 'body', `The body is larger than ${maxBytes} bytes.`);
}

function truncated(): NetFailure {
  return new NetFailure('http', 'truncated', 'The connection ended before the body was complete.');
}

function readFailure(error: Error): NetFailure {
  const isMalformed = (error as NodeJS.ErrnoException).code?.startsWith('HPE_') ?? false;
  return isMalformed
    ? new NetFailure('http', 'malformed', 'The body of the answer is not proper HTTP.')
    : truncated();
}

/**
 * The bytes of a body as they came over the wire. Throws a `NetFailure` when there are too many, when the
 * connection ends early, and the reason of the signal when it aborts.
 *
 * @param onBytes told how many bytes there are so far
 */
export function readWire(
  message: IncomingMessage,
  maxBytes: number,
  signal: AbortSignal,
  onBytes: (wireBytes: number) => void,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    // It may have failed already, in the same packet in which its head came.
    if (message.destroyed) reject(message.errored ? readFailure(message.errored) : truncated());
    message.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      onBytes(bytes);
      if (bytes <= maxBytes) {
        chunks.push(chunk);
      } else {
        message.destroy();
        reject(tooLarge(maxBytes));
      }
    });
    message.once('end', () => resolve(Buffer.concat(chunks)));
    // Stays for good: a body that is given up on may still fail.
    message.on('error', (error) => reject(readFailure(error)));
    message.once('close', () => {
      signal.removeEventListener('abort', abort);
      reject(truncated());
    });
  });
}

/** Whether `deflate` has the zlib wrapper it should have: servers send either. RFC 1950 §2.2 */
function isWrapped(content: Buffer): boolean {
  const [first = 0, second = 0] = content;
  return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0;
}

function decodeOnce(encoding: string, content: Buffer, maxBytes: number): Promise<Buffer> {
  const options = { maxOutputLength: maxBytes };
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return gunzip(content, options);
    case 'deflate':
      return isWrapped(content) ? inflate(content, options) : inflateRaw(content, options);
    case 'br':
      return unbrotli(content, options);
    default:
      throw new NetFailure('http', 'encoding', 'The content encoding of the body is not known.');
  }
}

/**
 * Undoes the content encodings of a body, the last one first, and stops as soon as the result is larger than
 * the limit: a bomb is not inflated. Throws a `NetFailure`.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-8.4
 */
export async function decodeBody(
  wire: Buffer,
  header: string | undefined,
  maxBytes: number,
): Promise<Buffer> {
  const encodings = (header ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity');
  if (encodings.length > mostEncodings) {
    throw new NetFailure('http', 'encoding', 'The body is compressed too many times.');
  }
  let content = wire;
  for (const encoding of encodings.reverse()) {
    // Answers without a body still name an encoding.
    if (content.length === 0) return content;
    try {
      content = await decodeOnce(encoding, content, maxBytes);
    } catch (error) {
      if (error instanceof NetFailure) throw error;
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
        throw tooLarge(maxBytes);
      throw new NetFailure('http', 'encoding', 'The body could not be decompressed.');
    }
  }
  return content;
}
