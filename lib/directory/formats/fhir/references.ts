import { normalizeName } from '../../normalize/names';

/**
 * What is left of a reference when everything that lists spell differently is taken off: `Endpoint/x`, `#x`,
 * `urn:uuid:x`, `https://a.example/fhir/Endpoint/x/_history/1` and `x` are all `x`.
 */
export function bareId(reference: string): string {
  return reference
    .trim()
    .replace(/\/_history\/[^/]*$/, '')
    .replace(/^urn:(?:uuid|oid):/i, '')
    .replace(/^#/, '')
    .replace(/^.*\//, '');
}

/**
 * Things of a list by every spelling that leads to them. The exact one wins over the bare id, since bundles merged
 * from several servers have ids twice.
 */
export class ReferenceIndex<T> {
  private readonly exact = new Map<string, T>();
  private readonly bare = new Map<string, T>();

  add(thing: T, fullUrl: string | null, id: string | null): void {
    if (fullUrl !== null) {
      if (!this.exact.has(fullUrl)) this.exact.set(fullUrl, thing);
      this.addBare(bareId(fullUrl), thing);
    }
    if (id !== null) this.addBare(bareId(id), thing);
  }

  private addBare(id: string, thing: T): void {
    if (!this.bare.has(id)) this.bare.set(id, thing);
  }

  find(reference: string | undefined): T | undefined {
    if (reference === undefined || reference === '') return undefined;
    return this.exact.get(reference) ?? this.bare.get(bareId(reference));
  }
}

/** `system|value`, as logical references are compared. */
export function identifierToken(identifier: {
  system?: string | undefined;
  value?: string | undefined;
}) {
  return identifier.value === undefined ? null : `${identifier.system ?? ''}|${identifier.value}`;
}

/** A reference that is words, where a name was put in the place of an id. */
export function nameInReference(reference: string | undefined): string | null {
  if (reference === undefined || /[/#|]|^urn:/.test(reference.trim())) return null;
  return /\p{L}.*\s.*\p{L}/u.test(reference) && normalizeName(reference) !== '' ? reference : null;
}
