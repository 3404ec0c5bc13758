import * as z from 'zod';
import type { OpenList } from '../list-bytes';
import type { ListOptions, Statements } from '../list-options';
import { many, part, text } from '../loose';
import { statementsOfRows, type FlatRow } from '../rows';
import { rowsOfJson, urlsOf } from '../rows-of-json';

const LocationSchema = z.object({
  name: text,
  address: part(z.object({ line: many(z.string()), city: text, state: text, postalCode: text })),
});
const EntrySchema = z.object({
  name: text,
  resource_url: text,
  api_version: text,
  status: text,
  ehr: text,
  locations: many(LocationSchema),
});

/** Directories such as 1upHealth's: an array of `{"name","resource_url","api_version","status","ehr","locations"}`. */
export function readOneUpJson(open: OpenList, options: ListOptions): Statements {
  return statementsOfRows(
    rowsOfJson(open, '$.*', EntrySchema, (entry, place): FlatRow => {
      const address = entry.locations[0]?.address;
      return {
        place,
        urls: urlsOf(entry.resource_url).map((url) => ({
          ...url,
          fhirVersion: entry.api_version ?? null,
          status: entry.status ?? null,
        })),
        names: [entry.name ?? ''],
        location: {
          line: address?.line.filter((line) => line.trim() !== '').join(', ') ?? null,
          city: address?.city ?? null,
          state: address?.state ?? null,
          zip: address?.postalCode ?? null,
        },
        vendor: entry.ehr?.trim() || options.vendor,
      };
    }),
  );
}
