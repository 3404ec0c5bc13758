import type * as z from 'zod';
import { buildProblem } from './build-problem';
import type { OpenList } from './list-bytes';
import { readJson } from './read-json';
import type { FlatRow } from './rows';

/** The objects at `path` of a JSON document as rows; one of another form is a row with nothing but a problem. */
export async function* rowsOfJson<T>(
  open: OpenList,
  path: string,
  schema: z.ZodType<T>,
  rowOf: (entry: T, place: string) => FlatRow,
): AsyncGenerator<FlatRow> {
  let index = 0;
  for await (const { path: found, value } of readJson(open, [path])) {
    const place = `${found.slice(0, -1).join('.') || 'entry'}[${index}]`;
    const entry = schema.safeParse(value);
    index += 1;
    yield entry.success ? rowOf(entry.data, place) : unreadable(place, value);
  }
}

function unreadable(place: string, value: unknown): FlatRow {
  const found = Array.isArray(value) ? 'an array' : value === null ? 'null' : `a ${typeof value}`;
  const problem = buildProblem('entry.unreadable', { place, found, effect: 'rejected' });
  return { place, urls: [], names: [], problems: [problem] };
}

/** The address of an entry, none when it is missing or blank. */
export function urlsOf(published: string | null | undefined): { text: string }[] {
  const text = published?.trim() ?? '';
  return text === '' ? [] : [{ text }];
}
