import * as z from 'zod';
import { buildProblem } from '../build-problem';
import type { OpenList } from '../list-bytes';
import type { Statements } from '../list-options';
import { text } from '../loose';
import { cleanName } from '../normalize/names';
import { readJson } from '../read-json';
import { buildList } from '../build-list';

const EntrySchema = z.object({ URL: text, EndpointName: text, FormatType: text });

/**
 * Where developers of certified health IT publish their service base URLs, after ONC's CHPL: an array of
 * `{"FormatType","URL","EndpointName","FileName"}`. These are addresses of lists, not of FHIR servers.
 */
export async function* readChplJson(open: OpenList): Statements {
  let rows = 0;
  const seen = new Set<string>();
  for await (const { value } of readJson(open, ['$.*'])) {
    const place = `entry[${rows}]`;
    rows += 1;
    const entry = EntrySchema.safeParse(value).data;
    if (!entry?.URL?.trim()) {
      const rule = entry ? 'row.no-url' : 'entry.unreadable';
      const found = entry?.EndpointName ?? typeof value;
      yield buildProblem(rule, { place, found, effect: 'rejected' });
      continue;
    }
    const name = cleanName(entry.EndpointName) ?? entry.URL;
    yield buildList({ url: entry.URL, name, place, seen });
  }
  return { rows };
}
