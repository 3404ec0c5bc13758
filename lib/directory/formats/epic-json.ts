import * as z from 'zod';
import type { OpenList } from '../list-bytes';
import type { ListOptions, Statements } from '../list-options';
import { text } from '../loose';
import { statementsOfRows, type FlatRow } from '../rows';
import { rowsOfJson, urlsOf } from '../rows-of-json';

const EntrySchema = z.object({ OrganizationName: text, FHIRPatientFacingURI: text });

/** Epic's lists before they were FHIR: `{"Entries":[{"OrganizationName","FHIRPatientFacingURI"}]}`. */
export function readEpicJson(open: OpenList, options: ListOptions): Statements {
  return statementsOfRows(
    rowsOfJson(open, '$.Entries.*', EntrySchema, (entry, place): FlatRow => ({
      place,
      urls: urlsOf(entry.FHIRPatientFacingURI).map((url) => ({ ...url, audience: 'patient' })),
      names: [entry.OrganizationName ?? ''],
      vendor: options.vendor,
    })),
  );
}
