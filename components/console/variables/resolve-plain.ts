import { resolveVariables } from '@/lib/run/variables';
import type { Environment } from '@/lib/schemas/environment';

/** A text with the values that a page may know in their place; secrets and unknown names stay as they are written. */
export function resolvePlain(text: string, environment: Environment | null): string {
  const values = new Map(
    environment?.variables.flatMap((variable) =>
      variable.kind === 'plain' ? [[variable.name, variable.value] as const] : [],
    ),
  );
  return resolveVariables(text, values).value;
}
