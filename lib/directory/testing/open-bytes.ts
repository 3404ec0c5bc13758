import type { OpenList } from '../list-bytes';
import type { ListSummary } from '../list-options';
import type { Statement } from '../statement';

/** Opens bytes that are in memory, cut at `cuts` (offsets; those out of range are ignored). */
export function openBytes(bytes: Uint8Array, cuts: readonly number[] = []): OpenList {
  const inside = cuts.filter((cut) => cut > 0 && cut < bytes.byteLength);
  const edges = [0, ...[...new Set(inside)].sort((a, b) => a - b), bytes.byteLength];
  return () => chunksBetween(bytes, edges);
}

async function* chunksBetween(bytes: Uint8Array, edges: readonly number[]) {
  for (let index = 1; index < edges.length; index += 1) {
    yield await Promise.resolve(bytes.slice(edges[index - 1], edges[index]));
  }
}

/** Opens text as UTF-8. */
export function openText(text: string): OpenList {
  return openBytes(new TextEncoder().encode(text));
}

/** All statements of a list, and what the reader returned behind them. */
export async function collect(
  statements: AsyncGenerator<Statement, ListSummary>,
): Promise<{ statements: Statement[]; rows: number }> {
  const all: Statement[] = [];
  for (;;) {
    const { done, value } = await statements.next();
    if (done) return { statements: all, rows: value.rows };
    all.push(value);
  }
}
