import { JSONParser } from '@streamparser/json';

/** What the beginning of a JSON document shows of its form. */
export interface JsonHead {
  root: 'array' | 'object';
  /** Members of the root that are neither objects nor lists, and names of those that are. */
  members: ReadonlyMap<string, unknown>;
  /** Objects in lists, by the path of the list: empty for the root, else `data.items`. The shortest path first. */
  lists: ReadonlyMap<string, readonly Record<string, unknown>[]>;
  /** True when the document ends within what was read. */
  isComplete: boolean;
}

/** Looks at the first bytes of a JSON document; null when they are not the beginning of one that has entries. */
export function readJsonHead(text: string): JsonHead | null {
  const start = text.trimStart()[0];
  if (start !== '{' && start !== '[') return null;
  const members = new Map<string, unknown>();
  const lists = new Map<string, Record<string, unknown>[]>();
  const parser = new JSONParser();
  parser.onValue = ({ value, key, stack }) => {
    if (stack.length === 1 && typeof key === 'string') members.set(key, value);
    const path = stack.slice(1).map((frame) => frame.key);
    if (typeof key !== 'number' || path.some((part) => typeof part === 'number')) return;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const list = path.join('.');
    lists.set(list, [...(lists.get(list) ?? []), value]);
  };
  // The list that the first bytes stop in has not become a member yet.
  const isComplete = parse(parser, text);
  const byDepth = [...lists].sort(([a], [b]) => a.split('.').length - b.split('.').length);
  for (const [path] of byDepth) {
    const member = path.split('.')[0]!;
    if (member !== '' && !members.has(member)) members.set(member, []);
  }
  return { root: start === '[' ? 'array' : 'object', members, lists: new Map(byDepth), isComplete };
}

/** The first bytes stop anywhere, and what is broken is for the reader to say. */
function parse(parser: JSONParser, text: string): boolean {
  try {
    parser.write(text);
  } catch {
    return false;
  }
  return parser.isEnded;
}
