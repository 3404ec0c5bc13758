import type { ApiError } from '@/components/api-client';
import type { VariableInput } from '@/lib/schemas/environment';
import type { VariableDraft } from './variable-row';

/** A variable as it is saved; a secret that nobody replaces keeps its value. */
export function variableInput({ name, isSecret, value }: VariableDraft): VariableInput {
  const trimmed = name.trim();
  if (!isSecret) return { kind: 'plain', name: trimmed, value: value ?? '' };
  return { kind: 'secret', name: trimmed, ...(value === null ? {} : { value }) };
}

/** What is said about the variable at a place in what was saved. */
export function variableError(error: ApiError | null, at: number): string | undefined {
  return error?.field(`variables.${at}.name`) ?? error?.field(`variables.${at}.value`);
}

/** The fields of so many variables, by the paths that errors have. */
export function variableFields(count: number): string[] {
  return Array.from({ length: count }, (_, at) => [
    `variables.${at}.name`,
    `variables.${at}.value`,
  ]).flat();
}
