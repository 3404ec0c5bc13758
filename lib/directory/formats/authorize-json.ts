import * as z from 'zod';
import type { OpenList } from '../list-bytes';
import type { ListOptions, Statements } from '../list-options';
import { text } from '../loose';
import { statementsOfRows, type FlatRow } from '../rows';
import { rowsOfJson, urlsOf } from '../rows-of-json';

const EntrySchema = z.object({
  name: text,
  url: text,
  baseUrl: text,
});

/**
 * Caches of apps: an array of `{"name","url","token","authorize"}`. The OAuth addresses go stale and are not taken:
 * the server itself says them in its SMART configuration.
 */
export function readAuthorizeJson(open: OpenList, options: ListOptions): Statements {
  return statementsOfRows(
    rowsOfJson(open, '$.*', EntrySchema, (entry, place): FlatRow => ({
      place,
      urls: urlsOf(entry.url ?? entry.baseUrl),
      names: [entry.name ?? ''],
      vendor: options.vendor,
    })),
  );
}
