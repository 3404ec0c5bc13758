import type { Mapping } from '@/lib/schemas/directory-import';
import { detectFormat, headBytes } from './detect-format';
import type { OpenList } from './list-bytes';
import { ListError } from './list-error';
import { isListFormat, listFormats, needsMapping } from './list-formats';
import { previewRows, type PreviewRow } from './preview-rows';
import { readSample, type ListSample, type SampleChoice } from './read-sample';
import { suggestMapping } from './suggest-mapping';

/** What could not be read, and the way out. */
export interface PreviewProblem {
  code: string;
  found: string;
  expected: string;
  wayOut: string;
}

/** What a list looks like before it is read. */
export interface ListPreview {
  /** What it is; null when nothing that can be read. */
  format: { key: string; title: string } | null;
  /** Why it cannot be read, or not with this mapping. */
  problem: PreviewProblem | null;
  /** Of a list of no known form: its columns. */
  sample: ListSample | null;
  /** With which the rows were read: what was given, else what the columns look like. */
  mapping: Mapping | null;
  rows: PreviewRow[];
}

const rowsShown = 10;

async function headOf(open: OpenList): Promise<Uint8Array> {
  const head = new Uint8Array(headBytes);
  let size = 0;
  for await (const piece of open()) {
    const part = piece.subarray(0, headBytes - size);
    head.set(part, size);
    size += part.byteLength;
    if (size >= headBytes) break;
  }
  return head.subarray(0, size);
}

function problemOf(error: unknown): PreviewProblem {
  if (!(error instanceof ListError)) throw error;
  const { code, found, expected, wayOut } = error;
  return { code, found, expected, wayOut };
}

const nothing = { format: null, problem: null, sample: null, mapping: null, rows: [] };

/**
 * Looks at the beginning of a list: what it is, and for one of no known form its columns, a mapping and the first rows as
 * the mapping reads them. Never reads more than it shows. What is wrong with the list is in the answer.
 *
 * @param given.format key of `listFormats`; null: found out
 * @param given.mapping null: suggested by what the columns are called and hold
 * @param given.isCut `open` gives only the beginning
 */
export async function previewList(
  open: OpenList,
  given: {
    fileName: string | null;
    format: string | null;
    mapping: Mapping | null;
    isCut: boolean;
    /** Without a mapping: where the columns are named, or the entries are. */
    choice?: Omit<SampleChoice, 'isCut'>;
  },
): Promise<ListPreview> {
  try {
    const detected =
      given.format !== null && isListFormat(given.format)
        ? { format: given.format }
        : detectFormat(await headOf(open), given.fileName);
    if ('problem' in detected) return { ...nothing, problem: problemOf(detected.problem) };
    const { format: key } = detected;
    const format = { key, title: listFormats[key].title };
    if (!needsMapping(key)) return { ...nothing, format };
    const sample = await readSample(open, key, {
      ...(given.mapping ?? given.choice),
      isCut: given.isCut,
    });
    const mapping = given.mapping ?? suggestMapping(sample);
    const known = { ...nothing, format, sample, mapping };
    if (mapping === null) return known;
    try {
      const { isCut } = given;
      const rows = await previewRows(open, { format: key, mapping, count: rowsShown, isCut });
      return { ...known, rows };
    } catch (error) {
      return { ...known, problem: problemOf(error) };
    }
  } catch (error) {
    return { ...nothing, problem: problemOf(error) };
  }
}
