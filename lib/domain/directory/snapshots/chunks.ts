import 'server-only';
import { createHash } from 'node:crypto';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import zlib from 'node:zlib';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { byteSize } from '@/lib/format/quantities';

/** A list that is larger than this, uncompressed, is refused: the largest known has 100 MB. */
export const maxListBytes = 1024 ** 3;
const pieceBytes = 1024 * 1024;

async function* opened(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]();
  const head = await pieces.next();
  async function* whole(): AsyncGenerator<Uint8Array> {
    if (!head.done) yield head.value;
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
  }
  const isGzip = !head.done && head.value[0] === 0x1f && head.value[1] === 0x8b;
  if (!isGzip) {
    yield* whole();
    return;
  }
  const gunzip = zlib.createGunzip();
  const feeding = pipeline(Readable.from(whole(), { objectMode: false }), gunzip);
  feeding.catch(() => undefined);
  yield* gunzip as AsyncIterable<Uint8Array>;
  await feeding;
}

/** Counts and hashes what passes. */
function meter(maxBytes: number) {
  const hash = createHash('sha256');
  const seen = { bytes: 0 };
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen.bytes += chunk.length;
      if (seen.bytes > maxBytes) {
        const detail = `The list may have ${byteSize(maxBytes)} at most, uncompressed.`;
        done(new AppError('request.too_large', { detail }));
        return;
      }
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { stream, result: () => ({ sha256: hash.digest('hex'), bytes: seen.bytes }) };
}

/**
 * Keeps the bytes of a snapshot, compressed, in pieces of one megabyte: every process can read them, and none has to
 * hold them whole. A gzip file is opened on the way. Replaces what was there.
 *
 * @param onBytes told how many bytes there are so far, uncompressed
 * @returns SHA-256 and size of the uncompressed bytes
 * @throws AppError `request.too_large`; what the source throws
 */
export async function writeBytes(
  snapshotId: string,
  source: AsyncIterable<Uint8Array>,
  options: { maxBytes?: number } = {},
): Promise<{ sha256: string; bytes: number }> {
  const client = await db();
  await client.snapshotChunk.deleteMany({ where: { snapshotId } });
  const { stream, result } = meter(options.maxBytes ?? maxListBytes);
  let position = 0;
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  async function keep(): Promise<void> {
    if (waitingBytes === 0) return;
    const content = new Uint8Array(Buffer.concat(waiting));
    waiting = [];
    waitingBytes = 0;
    await client.snapshotChunk.create({ data: { snapshotId, position, content } });
    position += 1;
  }
  await pipeline(
    Readable.from(opened(source), { objectMode: false }),
    stream,
    zlib.createGzip(),
    async (compressed: AsyncIterable<Buffer>) => {
      for await (const piece of compressed) {
        waiting.push(piece);
        waitingBytes += piece.length;
        if (waitingBytes >= pieceBytes) await keep();
      }
      await keep();
    },
  );
  return result();
}

/** The uncompressed bytes of a snapshot, as often as they are asked for. */
export async function* readBytes(snapshotId: string): AsyncGenerator<Uint8Array> {
  const client = await db();
  async function* compressed(): AsyncGenerator<Uint8Array> {
    for (let position = 0; ; position += 1) {
      const piece = await client.snapshotChunk.findUnique({
        where: { snapshotId_position: { snapshotId, position } },
      });
      if (!piece) return;
      yield piece.content;
    }
  }
  const gunzip = zlib.createGunzip();
  const feeding = pipeline(Readable.from(compressed(), { objectMode: false }), gunzip);
  feeding.catch(() => undefined);
  yield* gunzip as AsyncIterable<Uint8Array>;
  await feeding;
}
