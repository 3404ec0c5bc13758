import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { log } from '@/lib/log';
import { holderAddresses } from '@/lib/sandbox/addresses';
import type { LeaseWorker } from '../jobs/lease';
import { extendLease, releaseLease } from './example-lease';
import { exampleParts } from './example-parts';
import type { ExampleWork } from './example-work';
import { removeThings } from './remove-things';

async function stateOf(id: string): Promise<string | null> {
  const client = await db();
  const row = await client.exampleFill.findUnique({ where: { id }, select: { state: true } });
  return row?.state ?? null;
}

type Fill = Awaited<ReturnType<typeof readFill>>;

async function readFill(id: string) {
  const client = await db();
  return client.exampleFill.findUniqueOrThrow({ where: { id } });
}

function workOf(fill: Fill, signal: AbortSignal): ExampleWork {
  return {
    workspaceId: fill.workspaceId,
    by: { id: fill.startedById, name: fill.startedBy },
    now: new Date(),
    harbor: holderAddresses('harbor').baseUrl,
    signal,
    apps: {},
    certificates: {},
    keep: async (kind, thingId) => {
      const client = await db();
      await client.exampleThing.createMany({
        data: [{ fillId: fill.id, kind, thingId }],
        skipDuplicates: true,
      });
    },
  };
}

/** Makes the parts one after the other, until all are there or somebody wants them removed. */
async function fillUp(fill: Fill, signal: AbortSignal): Promise<void> {
  const client = await db();
  const where = { id: fill.id, state: 'filling' };
  // What a process that died has begun is begun anew: its half is of no use.
  await removeThings(fill.workspaceId, fill.id);
  const work = workOf(fill, signal);
  for (const [done, { words, make }] of exampleParts.entries()) {
    const { count } = await client.exampleFill.updateMany({ where, data: { done, words } });
    if (count === 0 || signal.aborted) return;
    await make(work);
  }
  if (signal.aborted) return;
  await client.exampleFill.updateMany({
    where,
    data: { state: 'filled', done: exampleParts.length, words: '', finishedAt: new Date() },
  });
}

function reasonOf(error: unknown): string {
  if (error instanceof AppError) return error.fields[0]?.detail ?? error.detail ?? error.message;
  return error instanceof Error ? error.message : 'It is not known why.';
}

/**
 * Works on the examples of one workspace whose lease this process has just taken: makes or removes them. Gives the
 * lease back.
 *
 * @param signal the end of this process
 */
export async function workOnExamples(
  id: string,
  worker: LeaseWorker,
  signal: AbortSignal,
): Promise<void> {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  const timer = setInterval(() => {
    void extendLease(worker, id).then(
      (isOurs) => {
        if (!isOurs) abort();
      },
      () => undefined,
    );
  }, worker.beatMs);
  const client = await db();
  try {
    const fill = await readFill(id);
    if (fill.state === 'filling') {
      try {
        await fillUp(fill, controller.signal);
      } catch (error) {
        // Put down with the process: whoever goes on begins anew.
        if (controller.signal.aborted) return;
        log.error({ err: error, workspace: fill.workspaceId }, 'the examples could not be made');
        await client.exampleFill.updateMany({
          where: { id, state: 'filling' },
          data: { state: 'failed', words: reasonOf(error), finishedAt: new Date() },
        });
      }
    }
    if (!controller.signal.aborted && (await stateOf(id)) === 'removing') {
      await removeThings(fill.workspaceId, id);
      await client.exampleFill.deleteMany({ where: { id, state: 'removing' } });
    }
  } finally {
    clearInterval(timer);
    signal.removeEventListener('abort', abort);
    await releaseLease(worker, id);
  }
}
