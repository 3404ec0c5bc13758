import type { JsonMembers } from '@/lib/protocol/json-value';
import type { ImportedEnvironment } from './imported';
import { environmentOf } from './imported-variables';
import { objectsOf, textOf } from './json';

/** Whether a document is an environment, or the globals, that Postman exported. */
export function isPostmanEnvironment(document: JsonMembers): boolean {
  return (
    Array.isArray(document.values) &&
    (typeof document._postman_variable_scope === 'string' ||
      objectsOf(document.values).some((entry) => typeof entry.key === 'string'))
  );
}

/** The variables of a Postman environment that are switched on. */
export function readPostmanEnvironment(document: JsonMembers): ImportedEnvironment[] {
  return environmentOf(
    textOf(document.name) || 'Postman environment',
    objectsOf(document.values)
      .filter(({ enabled }) => enabled !== false)
      .map(({ key, value, type }) => ({
        name: textOf(key),
        value: textOf(value),
        isSecret: type === 'secret',
      })),
  );
}
