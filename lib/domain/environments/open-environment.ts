import 'server-only';
import { unseal } from '@/lib/crypto/vault';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { variableBinding } from './variable-binding';

/** An environment with its secrets open: for sending, never for showing. */
export interface OpenEnvironment {
  name: string;
  isProduction: boolean;
  /** Plain and secret values by name. */
  values: ReadonlyMap<string, string>;
  /** The names whose values are secret. */
  secretNames: ReadonlySet<string>;
}

/**
 * Opens an environment of this workspace.
 *
 * @param id null: nothing is chosen, and there is no variable
 * @throws AppError `request.invalid` on `environment` when there is none of this id
 */
export async function openEnvironment(
  workspaceId: string,
  id: string | null,
): Promise<OpenEnvironment | null> {
  if (id === null) return null;
  const client = await db();
  const row = await client.environment.findFirst({
    where: { id, workspaceId },
    select: { name: true, isProduction: true, variables: true },
  });
  if (!row) {
    throw new AppError('request.invalid', {
      fields: [
        {
          path: 'environment',
          code: 'unknown_environment',
          detail: `Found ${id}; expected the id of an environment of this workspace.`,
        },
      ],
    });
  }
  const values = new Map<string, string>();
  const secretNames = new Set<string>();
  for (const { id: variableId, name, value, sealedValue } of row.variables) {
    if (sealedValue === null) {
      values.set(name, value ?? '');
    } else {
      const opened = await unseal(sealedValue, variableBinding(variableId));
      values.set(name, new TextDecoder().decode(opened));
      secretNames.add(name);
    }
  }
  return { name: row.name, isProduction: row.isProduction, values, secretNames };
}
