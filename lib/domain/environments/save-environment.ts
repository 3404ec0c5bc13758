import 'server-only';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { AppError } from '@/lib/errors';
import type { Environment, EnvironmentInput, EnvironmentUpdate } from '@/lib/schemas/environment';
import { environmentNotFound, getEnvironment } from './get-environment';
import { variableRows } from './variable-rows';

function orTaken(name: string) {
  return (error: unknown): never => {
    const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
    if (!isTaken) throw error;
    throw new AppError('request.invalid', {
      fields: [
        {
          path: 'name',
          code: 'taken',
          detail: `Found “${name}”; another environment of this workspace has that name already.`,
        },
      ],
      cause: error,
    });
  };
}

/** Makes an environment. Throws `request.invalid` for a taken name or a secret without a value. */
export async function createEnvironment(
  workspaceId: string,
  { variables, ...columns }: EnvironmentInput,
): Promise<Environment> {
  const id = newId('env');
  const rows = await variableRows(variables);
  const client = await db();
  await client.environment
    .create({ data: { id, workspaceId, ...columns, variables: { create: rows } } })
    .catch(orTaken(columns.name));
  return getEnvironment(workspaceId, id);
}

/**
 * Changes an environment and all its variables.
 *
 * @throws AppError `resource.not_found`, `resource.changed` when it is not the version that was read, `request.invalid`
 */
export async function updateEnvironment(
  workspaceId: string,
  id: string,
  { variables, version, ...columns }: EnvironmentUpdate,
): Promise<Environment> {
  const client = await db();
  const before = await client.environment.findFirst({
    where: { id, workspaceId },
    select: { variables: true },
  });
  if (!before) throw environmentNotFound(id);
  const rows = await variableRows(variables, before.variables);
  await client
    .$transaction(async (tx) => {
      const { count } = await tx.environment.updateMany({
        where: { id, workspaceId, version },
        data: { ...columns, version: { increment: 1 } },
      });
      if (count === 0) {
        throw new AppError('resource.changed', {
          detail: `Somebody else has changed this environment since you opened it (you had version ${version}). Nothing was saved.`,
        });
      }
      await tx.environmentVariable.deleteMany({ where: { environmentId: id } });
      await tx.environmentVariable.createMany({
        data: rows.map((row) => ({ ...row, environmentId: id })),
      });
    })
    .catch(orTaken(columns.name));
  return getEnvironment(workspaceId, id);
}

/** Deletes an environment with its variables. Throws `resource.not_found`. */
export async function deleteEnvironment(workspaceId: string, id: string): Promise<void> {
  const client = await db();
  const { count } = await client.environment.deleteMany({ where: { id, workspaceId } });
  if (count === 0) throw environmentNotFound(id);
}
