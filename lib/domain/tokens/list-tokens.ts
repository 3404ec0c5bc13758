import 'server-only';
import { db } from '@/lib/db/client';
import type { Token } from '@/lib/schemas/workspace';
import { namesOf } from '../people/names-of';
import { serializeToken, tokenColumns } from './serialize-token';

/** The tokens of a workspace, newest first, those that work no more among them. */
export async function listTokens(workspaceId: string): Promise<Token[]> {
  const client = await db();
  const rows = await client.apiToken.findMany({
    where: { workspaceId },
    orderBy: { id: 'desc' },
    take: 200,
    select: tokenColumns,
  });
  const names = await namesOf(rows.map((row) => row.createdById));
  return rows.map((row) => serializeToken(row, names));
}
