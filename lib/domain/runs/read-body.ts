import 'server-only';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';

const gunzip = promisify<Uint8Array, Buffer>(zlib.gunzip);

/** A body that is kept beside the frames: how long it is, and its bytes as they are read. */
export interface KeptBody {
  bytes: number;
  isText: boolean;
  chunks: AsyncGenerator<Uint8Array>;
}

async function* chunksOf(runId: string, exchangeId: string): AsyncGenerator<Uint8Array> {
  const client = await db();
  for (let position = 0; ; position += 1) {
    const chunk = await client.runBodyChunk.findUnique({
      where: { runId_exchangeId_position: { runId, exchangeId, position } },
      select: { data: true },
    });
    if (!chunk) return;
    yield await gunzip(chunk.data);
  }
}

/** The whole body of an exchange of this workspace, redacted. Throws `resource.not_found`. */
export async function readBody(
  workspaceId: string,
  runId: string,
  exchangeId: string,
): Promise<KeptBody> {
  const client = await db();
  const body = await client.runBody.findFirst({
    where: { runId, exchangeId, run: { workspaceId } },
    select: { bytes: true, isText: true },
  });
  if (!body) {
    throw new AppError('resource.not_found', {
      detail: `No body of ${exchangeId} in ${runId} is kept beside its frames here.`,
    });
  }
  return { ...body, chunks: chunksOf(runId, exchangeId) };
}
