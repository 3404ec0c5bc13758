import type { JsonRow } from '../json-rows';
import { moveInTree } from '../tree-keys';

/** A row of a tree with what a page shows of it: long texts are cut. */
export type TreeRow = Omit<JsonRow, 'parent'>;

/** A JSON value of any size as a tree whose rows are asked for as they come into view. */
export interface TreeModel {
  rowCount: () => number;
  rows: (from: number, to: number) => TreeRow[];
  /** Opens or closes the row; returns where the row stands. */
  toggle: (row: number) => number;
  expandAll: () => void;
  collapseAll: () => void;
  /** Where a key leads from a row, opening or closing on the way. */
  press: (row: number, key: string) => number | null;
  /** The nodes in which a text stands, in their name or value, in order. */
  find: (text: string) => { nodes: number[]; isCut: boolean };
  /** Opens what is above a node and returns its row. */
  reveal: (node: number) => number;
  /** The whole value of a row. */
  value: (row: number) => unknown;
}

const longestShown = 400;
const mostFinds = 10_000;
/** So many rows are open at first. */
const firstRows = 2000;

function membersOf(value: unknown): [string | number, unknown][] {
  if (Array.isArray(value)) return value.map((child, index) => [index, child]);
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function kindOf(value: unknown): JsonRow['kind'] {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'object' ? 'object' : 'string';
}

function pathStep(name: string | number): string {
  if (typeof name === 'number') return `[${name}]`;
  return `.${/^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'`}`;
}

/** What is shown of a value: the type and size of what can be opened, a text that is not too long. */
function shownOf(value: unknown): unknown {
  if (typeof value === 'string' && value.length > longestShown) {
    return `${value.slice(0, longestShown)}… (${value.length} characters)`;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return Array.isArray(value) ? [] : value;
  }
  const type = (value as Record<string, unknown>)['resourceType'];
  return typeof type === 'string' ? { resourceType: type } : {};
}

/** Lays a JSON value out in one pass; everything after it works on lists of numbers. */
export function treeModel(root: unknown): TreeModel {
  const values: unknown[] = [];
  const names: (string | number | null)[] = [];
  const parents: number[] = [];
  const depths: number[] = [];
  const ends: number[] = [];
  const places: number[] = [];

  function visit(
    value: unknown,
    name: string | number | null,
    parent: number,
    place: number,
  ): void {
    const node = values.length;
    values.push(value);
    names.push(name);
    parents.push(parent);
    depths.push(parent === -1 ? 0 : (depths[parent] ?? 0) + 1);
    places.push(place);
    ends.push(0);
    let at = 0;
    for (const [key, child] of membersOf(value)) visit(child, key, node, (at += 1));
    ends[node] = values.length;
  }
  visit(root, null, -1, 1);

  const count = values.length;
  const isClosed = new Uint8Array(count);
  let visible = new Uint32Array(0);
  const hasChildren = (node: number) => (ends[node] ?? 0) > node + 1;
  const childCount = (node: number) => {
    const value = values[node];
    if (Array.isArray(value)) return value.length;
    return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
  };

  function layOut(): void {
    const next = new Uint32Array(count);
    let length = 0;
    for (let node = 0; node < count;) {
      next[length] = node;
      length += 1;
      node = isClosed[node] ? (ends[node] ?? count) : node + 1;
    }
    visible = next.slice(0, length);
  }

  function closeFrom(depth: number): void {
    for (let node = 0; node < count; node += 1) {
      isClosed[node] = (depths[node] ?? 0) >= depth && hasChildren(node) ? 1 : 0;
    }
    layOut();
  }

  function rowOf(node: number): number {
    let low = 0;
    let high = visible.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((visible[middle] ?? 0) < node) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function pathOf(node: number): { path: string; pointer: string } {
    let path = '';
    let pointer = '';
    for (let at = node; (parents[at] ?? -1) !== -1; at = parents[at] ?? -1) {
      const name = names[at] ?? '';
      path = pathStep(name) + path;
      pointer = `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}${pointer}`;
    }
    return { path: path.replace(/^\./, ''), pointer };
  }

  function row(at: number): TreeRow {
    const node = visible[at] ?? 0;
    const parent = parents[node] ?? -1;
    return {
      ...pathOf(node),
      depth: depths[node] ?? 0,
      name: names[node] ?? null,
      kind: kindOf(values[node]),
      value: shownOf(values[node]),
      childCount: childCount(node),
      isOpen: hasChildren(node) && !isClosed[node],
      position: places[node] ?? 1,
      siblings: parent === -1 ? 1 : childCount(parent),
    };
  }

  function rows(from: number, to: number): TreeRow[] {
    const length = Math.max(0, Math.min(to, visible.length) - from);
    return Array.from({ length }, (_, index) => row(from + index));
  }

  function toggle(at: number): number {
    const node = visible[at] ?? 0;
    if (!hasChildren(node)) return at;
    isClosed[node] = isClosed[node] ? 0 : 1;
    layOut();
    return rowOf(node);
  }

  function press(at: number, key: string): number | null {
    const node = visible[at] ?? 0;
    const parent = parents[node] ?? -1;
    const isOpen = hasChildren(node) && !isClosed[node];
    if (key === 'ArrowLeft' && !isOpen) return parent === -1 ? at : rowOf(parent);
    if (key === 'Home') return 0;
    if (key === 'End') return visible.length - 1;
    if (/^[\p{L}\p{N}_]$/u.test(key)) {
      for (let step = 1; step <= visible.length; step += 1) {
        const candidate = (at + step) % visible.length;
        const name = String(names[visible[candidate] ?? 0] ?? '').toLowerCase();
        if (name.startsWith(key.toLowerCase())) return candidate;
      }
      return null;
    }
    // The rest needs the rows around only.
    const first = Math.max(0, at - 20);
    const near = rows(first, at + 20).map((one) => ({ ...one, parent: -1 }));
    const move = moveInTree(near, at - first, key);
    if (move?.kind === 'go') return first + move.index;
    return move?.kind === 'toggle' ? toggle(at) : null;
  }

  function find(wanted: string): { nodes: number[]; isCut: boolean } {
    const nodes: number[] = [];
    const text = wanted.toLowerCase();
    if (text === '') return { nodes, isCut: false };
    for (let node = 0; node < count; node += 1) {
      const value = values[node];
      const name = names[node];
      const isFound =
        (typeof value === 'string' && value.toLowerCase().includes(text)) ||
        (typeof value === 'number' && String(value).includes(text)) ||
        (typeof name === 'string' && name.toLowerCase().includes(text));
      if (!isFound) continue;
      if (nodes.length === mostFinds) return { nodes, isCut: true };
      nodes.push(node);
    }
    return { nodes, isCut: false };
  }

  function reveal(node: number): number {
    for (let at = parents[node] ?? -1; at !== -1; at = parents[at] ?? -1) isClosed[at] = 0;
    layOut();
    return rowOf(node);
  }

  // As deep as fits on some screens, so that the shape is seen first.
  for (const depth of [6, 5, 4, 3, 2]) {
    closeFrom(depth);
    if (visible.length <= firstRows) break;
  }
  return {
    rowCount: () => visible.length,
    rows,
    toggle,
    expandAll: () => closeFrom(Number.MAX_SAFE_INTEGER),
    collapseAll: () => closeFrom(1),
    press,
    find,
    reveal,
    value: (at) => values[visible[at] ?? 0],
  };
}
