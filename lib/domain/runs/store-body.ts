import 'server-only';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { db } from '@/lib/db/client';
import type { WholeBody } from '@/lib/run/redact-whole';

const gzip = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gzip);

/** Bytes of one chunk before it is compressed. */
const chunkBytes = 1024 * 1024;

async function* chunksOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    waiting.push(piece);
    bytes += piece.length;
    if (bytes < chunkBytes) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(waiting);
}

/** Keeps the whole of a body beside the frames of a run, chunk by chunk as it is redacted. */
export async function storeBody(
  runId: string,
  exchangeId: string,
  whole: WholeBody,
): Promise<void> {
  const client = await db();
  const { mediaType, isText } = whole;
  await client.runBody.create({ data: { runId, exchangeId, mediaType, isText, bytes: 0 } });
  let position = 0;
  let bytes = 0;
  for await (const chunk of chunksOf(whole.pieces)) {
    const data = new Uint8Array(await gzip(chunk, { level: 1 }));
    await client.runBodyChunk.create({ data: { runId, exchangeId, position, data } });
    position += 1;
    bytes += chunk.length;
  }
  await client.runBody.update({
    where: { runId_exchangeId: { runId, exchangeId } },
    data: { bytes },
  });
}
