/** The letters of scope version 2 in their order: create, read, update, delete, search. */
export const rightLetters = 'cruds';

/**
 * A resource scope of SMART in either syntax, by what it means.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html
 */
export interface ResourceScope {
  /** As it was written. */
  text: string;
  version: 'v1' | 'v2';
  context: 'patient' | 'user' | 'system';
  /** A type of FHIR, or `*`. */
  type: string;
  /** Letters of `cruds` in order. */
  rights: string;
  /** What narrows it, without the question mark; null for nothing. */
  query: string | null;
}

const v1Rights: Readonly<Record<string, string>> = { read: 'rs', write: 'cud', '*': 'cruds' };
const shape = /^(patient|user|system)\/(\*|[A-Za-z]+)\.(read|write|\*|[a-z]+)(?:\?(.+))?$/;

/** The words of a scope parameter, each once. */
export function scopeWords(scope: string): string[] {
  return [...new Set(scope.split(/\s+/).filter((word) => word !== ''))];
}

/**
 * A resource scope taken apart, or null for every other word: letters out of order or unknown make it none, because
 * servers may ignore, refuse or widen it.
 */
export function readResourceScope(text: string): ResourceScope | null {
  const [, context = '', type = '', suffix = '', query = null] = shape.exec(text) ?? [];
  if (context === '') return null;
  const isV1 = Object.hasOwn(v1Rights, suffix);
  const rights = isV1 ? (v1Rights[suffix] ?? '') : suffix;
  if (!/^c?r?u?d?s?$/.test(rights)) return null;
  // Version 1 has no way to narrow a scope.
  if (isV1 && query !== null) return null;
  return {
    text,
    version: isV1 ? 'v1' : 'v2',
    context: context as ResourceScope['context'],
    type,
    rights,
    query,
  };
}

/** The same in the syntax of version 2. */
export function toV2({ context, type, rights, query }: ResourceScope): string {
  return `${context}/${type}.${rights}${query === null ? '' : `?${query}`}`;
}

/** The same in the syntax of version 1, or null when version 1 cannot say it. */
export function toV1({ context, type, rights, query }: ResourceScope): string | null {
  const suffix = Object.keys(v1Rights).find((name) => v1Rights[name] === rights);
  return suffix === undefined || query !== null ? null : `${context}/${type}.${suffix}`;
}

/** Whether one of the scopes gives a right to a type (or to all of them) in a context, as narrow as it is asked. */
export function gives(
  scopes: readonly ResourceScope[],
  wanted: { context: string; type: string; letter: string; query: string | null },
): boolean {
  return scopes.some(
    ({ context, type, rights, query }) =>
      context === wanted.context &&
      (type === '*' || type === wanted.type) &&
      rights.includes(wanted.letter) &&
      (query === null || query === wanted.query),
  );
}

/** The resource scopes among the words of a scope parameter. */
export function resourceScopes(scope: string): ResourceScope[] {
  return scopeWords(scope).flatMap((word) => readResourceScope(word) ?? []);
}

/** Whether everything that `wanted` means is within what `had` means. */
export function coversScope(had: string, wanted: string): boolean {
  const words = scopeWords(had);
  const scopes = resourceScopes(had);
  return scopeWords(wanted).every((word) => {
    const scope = readResourceScope(word);
    if (!scope) return words.includes(word);
    return [...scope.rights].every((letter) => gives(scopes, { ...scope, letter }));
  });
}

/** Whether two scope parameters mean the same, in whichever syntax, order and with whatever is said twice. */
export function meansSame(one: string, other: string): boolean {
  return coversScope(one, other) && coversScope(other, one);
}
