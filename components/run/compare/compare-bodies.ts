import { structuredPatch } from 'diff';
import { isObject } from '@/lib/protocol/json-value';
import { isXml, prettyXml } from '../response/text/xml-pretty';
import { jsonChanges, type JsonChange } from './json-changes';
import { withoutVolatile } from './volatile';

/** Lines of both texts around places at which they differ. */
export interface TextHunk {
  /** Numbers of the first lines, from 1. */
  beforeAt: number;
  afterAt: number;
  /** Each with its sign in front: a space, `+` or `-`. */
  lines: string[];
}

/** How two bodies differ. */
export type Comparison =
  | { kind: 'same'; isExact: boolean }
  | { kind: 'json'; changes: JsonChange[]; hunks: TextHunk[] | null }
  | { kind: 'text'; hunks: TextHunk[] | null };

/** More differences between lines than anybody reads, and than are found quickly. */
const mostEdits = 3000;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The same value with the members of all objects by name. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, member]) => [name, sorted(member)]));
}

/** Null: they differ too much. */
function hunksOf(before: string, after: string): TextHunk[] | null {
  const patch = structuredPatch('', '', before, after, '', '', {
    context: 3,
    maxEditLength: mostEdits,
  });
  return (
    patch?.hunks.map(({ oldStart, newStart, lines }) => ({
      beforeAt: oldStart,
      afterAt: newStart,
      // Whether the last line ends with a line break says nothing here.
      lines: lines.filter((line) => !line.startsWith('\\')),
    })) ?? null
  );
}

/**
 * Compares two bodies: as JSON where both are, else line by line.
 *
 * @param ignoresVolatile leaves out what differs from one answer to the next
 */
export function compareBodies(before: string, after: string, ignoresVolatile: boolean): Comparison {
  if (before === after) return { kind: 'same', isExact: true };
  const values = [parsed(before), parsed(after)];
  if (values.includes(undefined)) {
    const [one = '', other = ''] = [before, after].map((text) =>
      isXml(text) ? prettyXml(text) : text,
    );
    return one === other
      ? { kind: 'same', isExact: false }
      : { kind: 'text', hunks: hunksOf(one, other) };
  }
  const [one, other] = ignoresVolatile ? values.map(withoutVolatile) : values;
  const changes = jsonChanges(one, other);
  if (changes.length === 0) return { kind: 'same', isExact: false };
  const [left = '', right = ''] = [one, other].map((value) =>
    JSON.stringify(sorted(value), null, 2),
  );
  return { kind: 'json', changes, hunks: hunksOf(left, right) };
}
