import * as z from 'zod';
import type { OpenList } from '../list-bytes';
import type { ListOptions, Statements } from '../list-options';
import { text } from '../loose';
import { stateCode } from '../normalize/places';
import { statementsOfRows, type FlatRow } from '../rows';
import { rowsOfJson, urlsOf } from '../rows-of-json';

const EntrySchema = z.object({
  URL: text,
  OrganizationName: text,
  NPIID: text,
  OrganizationZipCode: text,
});

/** athenahealth puts the state before the name: `NC - Lakeside Pediatrics`. */
const stateBefore = /^([A-Z]{2}) - (?=\S)/;

/** The lists of ONC's Lantern: `{"Endpoints":[{"URL","OrganizationName","NPIID","OrganizationZipCode"}]}`. */
export function readLanternJson(open: OpenList, options: ListOptions): Statements {
  return statementsOfRows(
    rowsOfJson(open, '$.Endpoints.*', EntrySchema, (entry, place): FlatRow => {
      const name = entry.OrganizationName ?? '';
      const state = stateCode(stateBefore.exec(name)?.[1] ?? '');
      return {
        place,
        urls: urlsOf(entry.URL),
        names: [name],
        aliases: state ? [{ name: name.replace(stateBefore, '').trim(), kind: 'alias' }] : [],
        npi: entry.NPIID ?? null,
        location: { zip: entry.OrganizationZipCode ?? null, state },
        vendor: options.vendor,
      };
    }),
  );
}
