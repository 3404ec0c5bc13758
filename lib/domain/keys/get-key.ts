import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import type { KeySummary } from '@/lib/schemas/key';
import { namesOf } from '../people/names-of';
import { keyColumns, serializeKey } from './serialize-key';

/** What is said about a key that the workspace does not have. */
export function noSuchKey(id: string): AppError {
  return new AppError('resource.not_found', { detail: `There is no key ${id} here.` });
}

/** A key of this workspace. Throws `resource.not_found` when it has no such one. */
export async function getKey(workspaceId: string, id: string): Promise<KeySummary> {
  const client = await db();
  const row = await client.key.findFirst({ where: { id, workspaceId }, select: keyColumns });
  if (!row) throw noSuchKey(id);
  return serializeKey(row, await namesOf([row.createdById]));
}
