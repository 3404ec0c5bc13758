import type { TrustReport } from '@/lib/protocol/x509/trust-report';
import { trustGraph, type TrustEdge, type TrustGraph, type TrustNode } from './trust-graph';

/** A place in a row: a certificate, or a line that passes by. */
export interface TrustSlot {
  key: string;
  node: TrustNode | null;
  paths: number[];
  /** Whether the line that passes by is broken. */
  isBroken: boolean;
  /** Part of the row's width, in units of all its slots. */
  width: number;
  /** Middle of the place: 0 to 100, from left to right. */
  x: number;
}

/** A line from a row up to the row above it. */
export interface TrustLine {
  key: string;
  /** Middles of its two ends: 0 to 100. */
  fromX: number;
  toX: number;
  paths: number[];
  isBroken: boolean;
}

export interface TrustRow {
  slots: TrustSlot[];
  /** Lines to the row below; none under the examined certificate. */
  lines: TrustLine[];
}

export interface TrustLayout extends TrustGraph {
  /** Anchors first, the examined certificate last. */
  rows: TrustRow[];
  /** Units that the widest row takes. */
  width: number;
}

const nodeWidth = 4;
const lineWidth = 1;

/**
 * The picture of a report: rows from the anchors down to the examined certificate, and lines between them.
 * Each certificate stands above everything that it issued, on every path; anchors stand on top.
 */
export function trustLayout(report: TrustReport): TrustLayout {
  const graph = trustGraph(report);
  const levels = levelsOf(graph);
  const height = Math.max(-1, ...levels.values()) + 1;
  const rows: TrustRow[] = [];
  for (let level = 0; level < height; level += 1) {
    const slots = placed(slotsAt(graph, levels, level), graph.edges, rows.at(-1)?.slots ?? []);
    rows.push({ slots, lines: [] });
  }
  for (const [level, row] of rows.entries()) {
    const below = rows[level - 1];
    if (below) row.lines = graph.edges.flatMap((edge) => lineOf(edge, row.slots, below.slots));
  }
  const width = Math.max(0, ...rows.map(({ slots }) => widthOf(slots)));
  return { ...graph, rows: rows.reverse(), width };
}

/** How high each certificate stands: the longest way from the leaf; anchors as high as anything. */
function levelsOf({ nodes, edges }: TrustGraph): Map<string, number> {
  const levels = new Map<string, number>([...nodes.keys()].map((key) => [key, 0]));
  const levelOf = (key: string) => levels.get(key) ?? 0;
  for (let moved = true; moved;) {
    moved = false;
    for (const { lower, upper } of edges) {
      if (levelOf(upper) > levelOf(lower)) continue;
      levels.set(upper, levelOf(lower) + 1);
      moved = true;
    }
  }
  const top = Math.max(0, ...levels.values());
  for (const { key, role } of nodes.values()) {
    if (role === 'anchor' && edges.every(({ lower }) => lower !== key)) levels.set(key, top);
  }
  return levels;
}

type Unplaced = Omit<TrustSlot, 'x'>;

const passing = ({ lower, upper }: TrustEdge) => `${lower} → ${upper}`;

function slotsAt(
  { nodes, edges }: TrustGraph,
  levels: ReadonlyMap<string, number>,
  level: number,
): Unplaced[] {
  const levelOf = (key: string) => levels.get(key) ?? 0;
  return [
    ...[...nodes.values()]
      .filter(({ key }) => levelOf(key) === level)
      .map((node) => ({
        key: node.key,
        node,
        paths: node.paths,
        isBroken: false,
        width: nodeWidth,
      })),
    ...edges
      .filter(({ lower, upper }) => levelOf(lower) < level && level < levelOf(upper))
      .map((edge) => ({
        key: passing(edge),
        node: null,
        paths: edge.paths,
        isBroken: edge.broken !== null,
        width: lineWidth,
      })),
  ];
}

const widthOf = (slots: readonly Unplaced[]) => slots.reduce((sum, { width }) => sum + width, 0);

/** Whether a line runs between two neighbouring rows from this slot to that one. */
function isJoined(edge: TrustEdge, below: string, above: string): boolean {
  const starts = below === edge.lower || below === passing(edge);
  const ends = above === edge.upper || above === passing(edge);
  return starts && ends;
}

/** Orders a row so that lines cross seldom: each slot over the middle of what is below it, the best path first. */
function placed(
  slots: readonly Unplaced[],
  edges: readonly TrustEdge[],
  below: readonly TrustSlot[],
): TrustSlot[] {
  const middle = ({ key }: Unplaced): number => {
    const under = below.filter((slot) => edges.some((edge) => isJoined(edge, slot.key, key)));
    return under.reduce((sum, { x }) => sum + x, 0) / Math.max(1, under.length);
  };
  const first = ({ paths }: Unplaced) => Math.min(...paths);
  const sorted = [...slots].sort((a, b) => middle(a) - middle(b) || first(a) - first(b));
  const total = widthOf(slots);
  let before = 0;
  return sorted.map((slot) => {
    const x = ((before + slot.width / 2) / total) * 100;
    before += slot.width;
    return { ...slot, x };
  });
}

function lineOf(
  edge: TrustEdge,
  above: readonly TrustSlot[],
  below: readonly TrustSlot[],
): TrustLine[] {
  return below.flatMap((from) =>
    above
      .filter((to) => isJoined(edge, from.key, to.key))
      .map((to) => ({
        key: `${from.key} ${to.key}`,
        fromX: from.x,
        toX: to.x,
        paths: edge.paths,
        isBroken: edge.broken !== null,
      })),
  );
}
