import * as z from 'zod';
import type { OpenList } from '../list-bytes';
import type { ListOptions, Statements } from '../list-options';
import { text } from '../loose';
import { statementsOfRows, type FlatRow } from '../rows';
import { rowsOfJson, urlsOf } from '../rows-of-json';
import type { Audience } from '../statement';

const EntrySchema = z.object({ name: text, baseUrl: text, type: text });
const audiences: Readonly<Record<string, Audience>> = { patient: 'patient', provider: 'provider' };

/** Cerner's lists before they were FHIR: `{"endpoints":[{"name","baseUrl","type"}]}`. */
export function readCernerJson(open: OpenList, options: ListOptions): Statements {
  return statementsOfRows(
    rowsOfJson(open, '$.endpoints.*', EntrySchema, (entry, place): FlatRow => {
      const audience = new Map(Object.entries(audiences)).get(entry.type?.toLowerCase() ?? '');
      return {
        place,
        urls: urlsOf(entry.baseUrl).map((url) => (audience ? { ...url, audience } : url)),
        names: [entry.name ?? ''],
        vendor: options.vendor,
      };
    }),
  );
}
