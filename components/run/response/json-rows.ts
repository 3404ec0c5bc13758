/** One line of a JSON tree. */
export interface JsonRow {
  /** JSON Pointer: the row's identity. */
  pointer: string;
  /** FHIRPath-like path for people: `entry[0].resource.name[0].family`. */
  path: string;
  depth: number;
  /** Member name, or index in an array; null for the root. */
  name: string | number | null;
  kind: 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';
  value: unknown;
  /** How many children it has, shown or not. */
  childCount: number;
  isOpen: boolean;
  position: number;
  siblings: number;
  /** Index of the parent's row; -1 for the root. */
  parent: number;
}

function kindOf(value: unknown): JsonRow['kind'] {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  switch (typeof value) {
    case 'object':
      return 'object';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    default:
      return 'string';
  }
}

function childrenOf(value: unknown): [string | number, unknown][] {
  if (Array.isArray(value)) return value.map((child, index) => [index, child]);
  if (typeof value === 'object' && value !== null) return Object.entries(value);
  return [];
}

function joinPath(path: string, name: string | number): string {
  if (typeof name === 'number') return `${path}[${name}]`;
  const plain = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : `'${name}'`;
  return path === '' ? plain : `${path}.${plain}`;
}

function joinPointer(pointer: string, name: string | number): string {
  return `${pointer}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The lines of a JSON value in order, without what stands below a closed row. */
export function flattenJson(root: unknown, closed: ReadonlySet<string>): JsonRow[] {
  const rows: JsonRow[] = [];
  function visit(
    value: unknown,
    at: Pick<JsonRow, 'pointer' | 'path' | 'depth' | 'name' | 'position' | 'siblings' | 'parent'>,
  ): void {
    const children = childrenOf(value);
    const isOpen = children.length > 0 && !closed.has(at.pointer);
    const index = rows.length;
    rows.push({ ...at, kind: kindOf(value), value, childCount: children.length, isOpen });
    if (!isOpen) return;
    children.forEach(([name, child], position) =>
      visit(child, {
        pointer: joinPointer(at.pointer, name),
        path: joinPath(at.path, name),
        depth: at.depth + 1,
        name,
        position: position + 1,
        siblings: children.length,
        parent: index,
      }),
    );
  }
  visit(root, {
    pointer: '',
    path: '',
    depth: 0,
    name: null,
    position: 1,
    siblings: 1,
    parent: -1,
  });
  return rows;
}

/** The pointers of everything that can be closed at `minDepth` or deeper. */
export function closablePointers(root: unknown, minDepth: number): Set<string> {
  return new Set(
    flattenJson(root, new Set())
      .filter((row) => row.childCount > 0 && row.depth >= minDepth)
      .map((row) => row.pointer),
  );
}

/**
 * What is closed at first: nothing while the whole fits on some screens, else what lies deep, so that the
 * shape is seen first.
 */
export function initiallyClosed(root: unknown): Set<string> {
  for (const minDepth of [6, 4, 3, 2]) {
    const closed = closablePointers(root, minDepth);
    if (flattenJson(root, closed).length <= 200) return closed;
  }
  return closablePointers(root, 2);
}

/** What is closed, without what stands above a row: that row can then be seen. */
export function withoutAncestors(closed: ReadonlySet<string>, pointer: string): Set<string> {
  return new Set([...closed].filter((above) => !pointer.startsWith(`${above}/`)));
}
