import { isObject } from '@/lib/protocol/json-value';
import { changeOf } from '@/lib/protocol/registration/metadata-diff';
import type { MetadataChange } from '@/lib/protocol/registration/metadata-change';
import type { ProbeKind } from './outcome';
import { stableValue } from './stable-document';

type Json = Readonly<Record<string, unknown>>;

/** What differs between two documents of one kind. */
export interface DocumentDiff {
  /** Member by member; `member` is the path, like `rest[server].resource[Patient].interaction[read]`. */
  changes: MetadataChange[];
  /** How many differences there are: more than `changes` when those were cut. */
  total: number;
}

/** More differences than anybody reads; the two documents are there for the rest. */
const maxChanges = 200;
const maxItems = 40;
const maxLength = 300;
const maxPath = 300;
/** Members that name an item of a list, the best one first. */
const names = ['mode', 'type', 'name', 'code', 'url', 'system', 'id'] as const;

function areObjects(list: readonly unknown[]): list is Json[] {
  return list.every(isObject);
}

/** The items of a list by the value of a member; null unless it names each of them and no two alike. */
function byName(list: readonly Json[], name: string): Map<string, Json> | null {
  const found = new Map<string, Json>();
  for (const item of list) {
    const value = item[name];
    if (typeof value !== 'string' || found.has(value)) return null;
    found.set(value, item);
  }
  return found;
}

/** Two lists as objects that can be compared member by member: by a name of their items, else by position. */
function keyed(before: readonly unknown[], after: readonly unknown[]): [Json, Json] {
  if (areObjects(before) && areObjects(after)) {
    for (const name of names) {
      const [old, now] = [byName(before, name), byName(after, name)];
      if (old && now) return [Object.fromEntries(old), Object.fromEntries(now)];
    }
  }
  return [{ ...before }, { ...after }];
}

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function joined(path: string, member: string, isItem: boolean): string {
  const step = isItem ? `[${member}]` : path === '' ? member : `.${member}`;
  return `${path}${step}`;
}

function walk(path: string, before: unknown, after: unknown, found: MetadataChange[]): void {
  const isList = Array.isArray(before) && Array.isArray(after);
  const areTexts = isListOfTexts(before) && isListOfTexts(after);
  if ((isList && !areTexts) || (isObject(before) && isObject(after))) {
    const [old, now] = isList ? keyed(before, after) : [before as Json, after as Json];
    for (const member of new Set([...Object.keys(old), ...Object.keys(now)])) {
      walk(joined(path, member, isList), own(old, member), own(now, member), found);
    }
    return;
  }
  const change = changeOf(path, before, after);
  if (change) found.push(change);
}

/** Names are of strangers: `constructor` is none that an object has from birth. */
function own(value: Json, member: string): unknown {
  return Object.hasOwn(value, member) ? value[member] : undefined;
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

function shownValue(value: unknown): unknown {
  if (value === undefined) return undefined;
  return cut(typeof value === 'string' ? value : JSON.stringify(value), maxLength);
}

function shownItems(items: readonly string[]): string[] {
  const first = items.slice(0, maxItems).map((item) => cut(item, maxLength));
  return items.length > maxItems ? [...first, `… and ${items.length - maxItems} more`] : first;
}

/** A difference as it is shown: texts of strangers are cut. */
function shownChange({ member, before, after, ...change }: MetadataChange): MetadataChange {
  return {
    ...change,
    member: cut(member, maxPath),
    before: shownValue(before),
    after: shownValue(after),
    addedItems: shownItems(change.addedItems),
    removedItems: shownItems(change.removedItems),
  };
}

/**
 * What one document says otherwise than another of its kind, member by member, without what changes by itself. Items of
 * lists are compared by what names them (`type`, `name`, `code` …), so that one more resource is one difference. At most
 * 200 differences, with texts cut. Never throws.
 *
 * @param before null: there was none
 * @param after null: there is none any more
 */
export function diffDocuments(
  kind: ProbeKind,
  before: Json | null,
  after: Json | null,
): DocumentDiff {
  const found: MetadataChange[] = [];
  walk('', before ? stableValue(kind, before) : {}, after ? stableValue(kind, after) : {}, found);
  return { changes: found.slice(0, maxChanges).map(shownChange), total: found.length };
}
