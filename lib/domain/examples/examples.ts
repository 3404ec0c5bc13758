import 'server-only';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import type { Author } from '@/lib/domain/registrations/add-revision';
import { AppError } from '@/lib/errors';
import { ExamplesSchema, type Examples } from '@/lib/schemas/examples';
import { exampleEvents } from './example-lease';
import { exampleParts } from './example-parts';

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
  };
}

/**
 * Fills a workspace with examples: one thing in every state. The job of this or another process makes them.
 *
 * @throws AppError `resource.conflict` while there are some
 */
export async function startExamples(workspaceId: string, by: Author): Promise<Examples> {
  const client = await db();
  const { count } = await client.exampleFill.createMany({
    data: [{ id: newId('exf'), workspaceId, startedById: by.id, startedBy: by.name }],
    skipDuplicates: true,
  });
  if (count === 0) {
    throw new AppError('resource.conflict', {
      detail: 'This workspace has its examples already. Remove them first.',
    });
  }
  exampleEvents.emit('wake');
  return getExamples(workspaceId);
}

/** Removes the examples and nothing else. Throws AppError `resource.not_found` when there are none. */
export async function removeExamples(workspaceId: string): Promise<Examples> {
  const client = await db();
  const { count } = await client.exampleFill.updateMany({
    where: { workspaceId },
    data: { state: 'removing' },
  });
  if (count === 0) {
    throw new AppError('resource.not_found', { detail: 'This workspace has no examples.' });
  }
  exampleEvents.emit('wake');
  return getExamples(workspaceId);
}
