import type { Mapping } from '@/lib/schemas/directory-import';

/** Columns or members of a generic list, as they are typed. */
export interface MappingDraft {
  rows: string;
  headerRows: string;
  /** One a line: names may have commas in them. */
  url: string;
  aliases: string;
  name: string;
  npi: string;
  line: string;
  city: string;
  state: string;
  zip: string;
  website: string;
  fhirVersion: string;
  vendor: string;
}

/** The columns that hold one thing each, in the order in which they are asked for. */
export const mappedColumns = [
  { key: 'name', label: 'Name of the organization' },
  { key: 'npi', label: 'NPI' },
  { key: 'line', label: 'Street' },
  { key: 'city', label: 'City' },
  { key: 'state', label: 'State' },
  { key: 'zip', label: 'ZIP code' },
  { key: 'website', label: 'Website' },
  { key: 'fhirVersion', label: 'FHIR version' },
  { key: 'vendor', label: 'Vendor' },
] as const satisfies readonly { key: keyof Mapping; label: string }[];

/** What the form begins with. */
export function mappingDraftOf(mapping: Mapping | null): MappingDraft {
  const single = (key: (typeof mappedColumns)[number]['key']) => mapping?.[key] ?? '';
  return {
    rows: mapping?.rows ?? '',
    headerRows: String(mapping?.headerRows ?? 1),
    url: mapping?.url.join('\n') ?? '',
    aliases: mapping?.aliases.join('\n') ?? '',
    name: single('name'),
    npi: single('npi'),
    line: single('line'),
    city: single('city'),
    state: single('state'),
    zip: single('zip'),
    website: single('website'),
    fhirVersion: single('fhirVersion'),
    vendor: single('vendor'),
  };
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** What is sent to the API, which judges it: a number that is none is sent as null and refused there. */
export function mappingOf(draft: MappingDraft): Record<keyof Mapping, unknown> {
  const { rows, headerRows, url, aliases, ...single } = draft;
  const named = Object.fromEntries(
    Object.entries(single).map(([key, value]) => [key, value.trim() || null]),
  ) as Record<(typeof mappedColumns)[number]['key'], string | null>;
  return {
    ...named,
    rows: rows.trim(),
    headerRows: headerRows.trim() === '' ? null : Number(headerRows),
    url: linesOf(url),
    aliases: linesOf(aliases),
  };
}
