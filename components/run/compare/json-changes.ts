import { create, type Delta } from 'jsondiffpatch';
import { isObject } from '@/lib/protocol/json-value';

/** One place at which two values differ. */
export interface JsonChange {
  kind: 'added' | 'removed' | 'changed' | 'moved';
  /** As in FHIRPath, for example `entry[0].resource.birthDate`; empty for the whole. Removed items count as before. */
  path: string;
  /** Undefined where there was nothing, and of what moved. */
  before: unknown;
  after: unknown;
}

/** What an item of a list is known by, so that one more before it does not make all others differ. */
function keyOf(item: object, index?: number): string {
  const { fullUrl, resource, resourceType, id, url, linkId, system, code, value } = item as Record<
    string,
    unknown
  >;
  if (typeof fullUrl === 'string') return `fullUrl ${fullUrl}`;
  if (isObject(resource))
    return `resource ${String(resource['resourceType'])}/${String(resource['id'])}`;
  if (typeof id === 'string') return `id ${String(resourceType)}/${id}`;
  if (typeof url === 'string') return `url ${url}`;
  if (typeof linkId === 'string') return `linkId ${linkId}`;
  if (typeof code === 'string') return `code ${String(system)}|${code}`;
  if (typeof system === 'string' && typeof value === 'string') return `value ${system}|${value}`;
  return `index ${index}`;
}

const differ = create({ objectHash: keyOf, arrays: { detectMove: true }, cloneDiffValues: false });

const memberPath = (path: string, name: string): string =>
  /^[A-Za-z_]\w*$/.test(name)
    ? `${path}${path === '' ? '' : '.'}${name}`
    : `${path}[${JSON.stringify(name)}]`;

function* changesOf(delta: Delta, path: string): Generator<JsonChange> {
  if (delta === undefined) return;
  if (Array.isArray(delta)) {
    const [first, second, mark] = delta as [unknown, unknown?, number?];
    if (mark === 3)
      yield {
        kind: 'moved',
        path: `${path} → [${String(second)}]`,
        before: undefined,
        after: undefined,
      };
    else if (mark === 0) yield { kind: 'removed', path, before: first, after: undefined };
    else if (delta.length === 1) yield { kind: 'added', path, before: undefined, after: first };
    else yield { kind: 'changed', path, before: first, after: second };
    return;
  }
  const isList = '_t' in delta && delta['_t'] === 'a';
  const entries = Object.entries(delta as Record<string, Delta>).filter(
    ([name]) => !isList || name !== '_t',
  );
  // In the order of the places; what is gone stands before what is new there.
  if (isList)
    entries.sort(
      ([a], [b]) =>
        indexOf(a) - indexOf(b) || Number(b.startsWith('_')) - Number(a.startsWith('_')),
    );
  for (const [name, inner] of entries) {
    yield* changesOf(inner, isList ? `${path}[${indexOf(name)}]` : memberPath(path, name));
  }
}

const indexOf = (name: string): number => Number(name.replace('_', ''));

/** Where two JSON values differ. The order of members says nothing; that of items does. Numbers are compared as numbers. */
export function jsonChanges(before: unknown, after: unknown): JsonChange[] {
  return [...changesOf(differ.diff(before, after), '')];
}
