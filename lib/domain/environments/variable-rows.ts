import 'server-only';
import { seal } from '@/lib/crypto/vault';
import { newId } from '@/lib/db/ids';
import { AppError } from '@/lib/errors';
import type { VariableInput } from '@/lib/schemas/environment';
import { variableBinding } from './variable-binding';

/** A variable as a row. */
export interface VariableRow {
  id: string;
  name: string;
  position: number;
  value: string | null;
  sealedValue: string | null;
}

async function rowOf(
  input: VariableInput,
  position: number,
  before: VariableRow | undefined,
): Promise<VariableRow> {
  const id = before?.id ?? newId('var');
  const { name } = input;
  if (input.kind === 'plain') return { id, name, position, value: input.value, sealedValue: null };
  if (input.value !== undefined) {
    const sealedValue = await seal(input.value, variableBinding(id));
    return { id, name, position, value: null, sealedValue };
  }
  if (before && before.sealedValue !== null) return { ...before, position };
  throw new AppError('request.invalid', {
    fields: [
      {
        path: `variables.${position}.value`,
        code: 'missing_secret',
        detail: `Found no value for the secret “${name}”; expected one, because none is kept under this name.`,
      },
    ],
  });
}

/**
 * The rows of what is to be kept: secrets sealed, those without a new value as they were.
 *
 * @throws AppError `request.invalid` for a secret that has no value and had none
 */
export async function variableRows(
  inputs: readonly VariableInput[],
  before: readonly VariableRow[] = [],
): Promise<VariableRow[]> {
  return Promise.all(
    inputs.map((input, position) =>
      rowOf(
        input,
        position,
        before.find(({ name }) => name === input.name),
      ),
    ),
  );
}
