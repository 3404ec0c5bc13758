import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import type { Environment } from '@/lib/schemas/environment';
import { environmentColumns, serializeEnvironment } from './serialize-environment';

/** The error for an environment that the workspace does not have. */
export function environmentNotFound(id: string): AppError {
  return new AppError('resource.not_found', { detail: `There is no environment ${id} here.` });
}

/** An environment of this workspace, or null. */
export async function findEnvironment(
  workspaceId: string,
  id: string,
): Promise<Environment | null> {
  const client = await db();
  const row = await client.environment.findFirst({
    where: { id, workspaceId },
    select: environmentColumns,
  });
  return row && serializeEnvironment(row);
}

/** Like findEnvironment, for callers to whom a missing one is an error (`resource.not_found`). */
export async function getEnvironment(workspaceId: string, id: string): Promise<Environment> {
  const environment = await findEnvironment(workspaceId, id);
  if (!environment) throw environmentNotFound(id);
  return environment;
}

/** The environments of a workspace, by name. */
export async function listEnvironments(workspaceId: string): Promise<Environment[]> {
  const client = await db();
  const rows = await client.environment.findMany({
    where: { workspaceId },
    orderBy: { name: 'asc' },
    select: environmentColumns,
  });
  return rows.map(serializeEnvironment);
}
