import 'server-only';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import type { Author } from '@/lib/domain/registrations/add-revision';
import { ExamplesSchema, type Examples } from '@/lib/schemas/examples';
import { exampleEvents } from './example-lease';
import { exampleParts } from './example-parts';
import { waitAgain, waitsForSignIn } from './waiting-run';

/** The examples of a workspace: whether there are any, and how far they are. */
export async function getExamples(workspaceId: string): Promise<Examples> {
  const client = await db();
  const row = await client.exampleFill.findUnique({ where: { workspaceId } });
  const total = exampleParts.length;
  if (!row) {
    return {
      state: 'none',
      done: 0,
      total,
      words: '',
      startedBy: null,
      startedAt: null,
      counts: {},
      waitsForSignIn: null,
    };
  }
  const groups = await client.exampleThing.groupBy({
    by: ['kind'],
    where: { fillId: row.id },
    _count: { _all: true },
  });
  return {
    state: ExamplesSchema.shape.state.parse(row.state),
    done: row.done,
    total,
    words: row.words,
    startedBy: row.startedBy,
    startedAt: row.startedAt.toISOString(),
    counts: Object.fromEntries(groups.map(({ kind, _count }) => [kind, _count._all])),
    waitsForSignIn: row.state === 'filled' ? await waitsForSignIn(row.id) : null,
  };
}

/**
 * Fills a workspace with examples: one thing in every state. The job of this or another process makes them. Where they
 * could not be made they are begun anew. Where there are some, only what ends by itself is begun again: the run that
 * waits for a sign-in.
 */
export async function startExamples(workspaceId: string, by: Author): Promise<Examples> {
  const client = await db();
  const author = { startedById: by.id, startedBy: by.name };
  await client.exampleFill.createMany({
    data: [{ id: newId('exf'), workspaceId, ...author }],
    skipDuplicates: true,
  });
  await client.exampleFill.updateMany({
    where: { workspaceId, state: 'failed' },
    data: { ...author, state: 'filling', done: 0, words: '', finishedAt: null },
  });
  exampleEvents.emit('wake');
  const filled = await client.exampleFill.findUnique({
    where: { workspaceId, state: 'filled' },
    select: { id: true, workspaceId: true },
  });
  if (filled) await waitAgain(filled, by);
  return getExamples(workspaceId);
}

/** Removes the examples and nothing else. Where there are none, nothing happens. */
export async function removeExamples(workspaceId: string): Promise<Examples> {
  const client = await db();
  await client.exampleFill.updateMany({ where: { workspaceId }, data: { state: 'removing' } });
  exampleEvents.emit('wake');
  return getExamples(workspaceId);
}
