import type { Mapping } from '@/lib/schemas/directory-import';
import { genericCsvRows } from './formats/generic-csv';
import { genericJsonRows } from './formats/generic-json';
import type { OpenList } from './list-bytes';
import { isEndOfCopy } from './list-error';
import { endpointKey } from './normalize/endpoint-key';
import { npiProblem } from '@/lib/protocol/npi';
import { cleanName } from './normalize/names';
import { stateCode, zipOf } from './normalize/places';
import type { FlatRow } from './rows';

/** What a mapping makes of one row, for a person to look at before the list is read. */
export interface PreviewRow {
  place: string;
  name: string | null;
  /** `key` of `endpointKey`, else why the address is unusable. */
  urls: { published: string; key: string | null; problem: string | null }[];
  aliases: string[];
  npi: { published: string; problem: string | null } | null;
  city: string | null;
  state: string | null;
  zip: string | null;
  fhirVersion: string | null;
  vendor: string | null;
}

/**
 * The first rows of a list as a mapping reads them.
 * @param given.isCut `open` gives only the beginning of the list: that it breaks off is no fault.
 * @throws ListError, such as `mapping.column` for a column that is not there.
 */
export async function previewRows(
  open: OpenList,
  given: { format: 'csv' | 'json'; mapping: Mapping; count: number; isCut?: boolean },
): Promise<PreviewRow[]> {
  const read = given.format === 'csv' ? genericCsvRows : genericJsonRows;
  const rows: PreviewRow[] = [];
  try {
    for await (const row of read(open, { mapping: given.mapping, vendor: null })) {
      rows.push(previewRow(row));
      if (rows.length >= given.count) break;
    }
  } catch (error) {
    if (given.isCut !== true || !isEndOfCopy(error)) throw error;
  }
  return rows;
}

function previewRow(row: FlatRow): PreviewRow {
  const state = row.location?.state ?? null;
  return {
    place: row.place,
    name: cleanName(row.names[0]),
    urls: row.urls.map(({ text }) => {
      const read = endpointKey(text);
      return 'problem' in read
        ? { published: text, key: null, problem: read.problem }
        : { published: text, key: read.key, problem: null };
    }),
    aliases: (row.aliases ?? []).map(({ name }) => name),
    npi: row.npi ? { published: row.npi, problem: npiProblem(row.npi) } : null,
    city: row.location?.city ?? null,
    state: state && (stateCode(state) ?? state),
    zip: zipOf(row.location?.zip ?? ''),
    fhirVersion: row.urls[0]?.fhirVersion ?? null,
    vendor: row.vendor ?? null,
  };
}
