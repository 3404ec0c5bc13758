import { describeResource } from '../resource-summary';
import { ndjsonLines } from '../response-looks';
import { arrangeEntries, tableRow, type TableQuery } from '../table/arrange-entries';
import { bundleEntries, lineEntries, typesOf, type BundleEntry } from '../table/bundle-entries';
import { textModel, type TextModel } from '../text/text-model';
import { isXml, prettyXml } from '../text/xml-pretty';
import type { BodyAnswers, BodyNews, BodyRequest, Pane } from './body-messages';
import { treeModel, type TreeModel } from './tree-model';

/** Everything that is slow with a large body happens here, beside the page. */

let text = '';
let value: unknown;
let kind: 'json' | 'ndjson' | 'xml' | 'text' = 'text';
let tree: TreeModel | null = null;
let entries: BundleEntry[] = [];
let query: TableQuery = { resourceType: null, columns: [], sorting: null };
let shown: readonly BundleEntry[] = [];
let lines: TextModel = textModel('', 80);
const found: Record<Pane, number[]> = { tree: [], text: [] };

const tell = (news: BodyNews): void => self.postMessage(news);

async function load(url: string): Promise<string> {
  // eslint-disable-next-line no-restricted-syntax -- our own API; what it answers must not pass the page's own thread
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new Error(`The portal answered ${response.status}.`);
  const total = Number(response.headers.get('content-length')) || null;
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let bytes = 0;
  let told = 0;
  for (;;) {
    const { done, value: chunk } = await reader.read();
    if (done) break;
    bytes += chunk.length;
    pieces.push(decoder.decode(chunk, { stream: true }));
    if (bytes - told > 1024 * 1024) {
      told = bytes;
      tell({ type: 'progress', bytes, total });
    }
  }
  return pieces.join('') + decoder.decode();
}

function read(): void {
  try {
    value = JSON.parse(text) as unknown;
    kind = 'json';
  } catch {
    const values = /^\s*\{/.test(text) ? ndjsonLines(text).map((line) => line.value) : [];
    const isNdjson = values.length > 1 && values[0] !== undefined;
    kind = isNdjson ? 'ndjson' : isXml(text) ? 'xml' : 'text';
    value = isNdjson ? values : undefined;
  }
  tree = value === undefined ? null : treeModel(value);
  entries = (Array.isArray(value) ? lineEntries(value) : bundleEntries(value)) ?? [];
}

async function open(url: string): Promise<void> {
  try {
    text = await load(url);
    read();
    const words = kind === 'json' ? describeResource(value) : '';
    const types = typesOf(entries);
    tell({ type: 'opened', kind, treeRows: tree?.rowCount() ?? 0, types, words });
  } catch (error) {
    tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}

function layOut(columns: number, isIndented: boolean): BodyAnswers['layOut'] {
  const shown = !isIndented
    ? text
    : kind === 'json'
      ? JSON.stringify(value, null, 2)
      : kind === 'xml'
        ? prettyXml(text)
        : text;
  lines = textModel(shown, columns);
  found.text = [];
  return { count: lines.rowCount };
}

function find(pane: Pane, wanted: string): BodyAnswers['find'] {
  if (pane === 'text') {
    const { rows, isCut } = lines.find(wanted);
    found.text = rows;
    return { count: rows.length, isCut };
  }
  const { nodes, isCut } = tree?.find(wanted) ?? { nodes: [], isCut: false };
  found.tree = nodes;
  return { count: nodes.length, isCut };
}

function answer(request: Exclude<BodyRequest, { type: 'open' }>): BodyAnswers[keyof BodyAnswers] {
  const count = () => tree?.rowCount() ?? 0;
  switch (request.type) {
    case 'layOut':
      return layOut(request.columns, request.isIndented);
    case 'rows': {
      const { pane, from, to } = request;
      return pane === 'tree'
        ? { tree: tree?.rows(from, to) ?? [], text: [] }
        : { tree: [], text: lines.rows(from, to) };
    }
    case 'toggle':
      return { row: tree?.toggle(request.row) ?? 0, count: count() };
    case 'all':
      if (request.isOpen) tree?.expandAll();
      else tree?.collapseAll();
      return { count: count() };
    case 'press':
      return { row: tree?.press(request.row, request.key) ?? null, count: count() };
    case 'find':
      return find(request.pane, request.text);
    case 'reveal': {
      const place = found[request.pane][request.find] ?? 0;
      if (request.pane === 'text') return { row: place, count: lines.rowCount };
      return { row: tree?.reveal(place) ?? 0, count: count() };
    }
    case 'value': {
      const whole = tree?.value(request.row);
      return { text: typeof whole === 'string' ? whole : JSON.stringify(whole, null, 2) };
    }
    case 'arrange':
      query = request.query;
      shown = arrangeEntries(entries, query);
      return { count: shown.length };
    case 'cells': {
      const { from, to } = request;
      return { rows: shown.slice(from, to).map((entry) => tableRow(entry, query.columns)) };
    }
    case 'entry':
      return { entry: shown[request.row] ?? null };
  }
}

self.onmessage = ({ data }: MessageEvent<BodyRequest>): void => {
  if (data.type === 'open') void open(data.url);
  else self.postMessage({ type: 'answer', call: data.call, answer: answer(data) });
};
