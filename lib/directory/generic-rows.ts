import type { Mapping } from '@/lib/schemas/directory-import';
import type { ListOptions } from './list-options';
import { ListError } from './list-error';
import { findUrls } from './normalize/find-urls';
import type { FlatRow } from './rows';

/** The row that a mapping makes of one entry; `cell` gives what is in a column or member, empty when nothing is. */
export function mapRow(
  mapping: Mapping,
  options: ListOptions,
  place: string,
  cell: (column: string) => string,
): FlatRow {
  const read = (column: string | null) => (column === null ? null : cell(column).trim() || null);
  const fhirVersion = read(mapping.fhirVersion);
  return {
    place,
    urls: mapping.url.flatMap((column) => {
      const content = cell(column).trim();
      const found = findUrls(content);
      // What holds no URL is reported as it is.
      const texts = found.length > 0 || content === '' ? found : [content];
      return texts.map((text) => ({ text, fhirVersion }));
    }),
    names: [read(mapping.name) ?? ''],
    aliases: mapping.aliases.flatMap((column) =>
      cell(column)
        .split(/[;\n]/)
        .map((name) => name.trim())
        .filter((name) => name !== '')
        .map((name) => ({ name, kind: 'alias' as const })),
    ),
    npi: read(mapping.npi),
    location: {
      line: read(mapping.line),
      city: read(mapping.city),
      state: read(mapping.state),
      zip: read(mapping.zip),
    },
    website: findUrls(read(mapping.website) ?? '')[0] ?? null,
    vendor: read(mapping.vendor) ?? options.vendor,
  };
}

/** Every column that a mapping names. */
export function mappedColumns(mapping: Mapping): string[] {
  const { url, aliases, name, npi, line, city, state, zip, website, fhirVersion, vendor } = mapping;
  const single = [name, npi, line, city, state, zip, website, fhirVersion, vendor];
  return [...url, ...aliases, ...single.flatMap((column) => column ?? [])];
}

/** @throws ListError `mapping.missing` */
export function requireMapping({ mapping }: ListOptions): Mapping {
  if (mapping) return mapping;
  throw new ListError('mapping.missing', {
    found: 'A list of no form that is known, and nothing that says what its columns hold.',
    expected: 'Which column or member holds the base URL.',
    wayOut: 'Say which columns hold the URL and the name of the organization.',
  });
}
