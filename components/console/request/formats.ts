import type { PairRow } from './request-form';

/** In which form FHIR is asked for and sent. */
export type FhirFormat = 'json' | 'xml';

const mediaTypes = { json: 'application/fhir+json', xml: 'application/fhir+xml' } as const;

function find(headers: readonly PairRow[], name: string): PairRow | undefined {
  return headers.find((row) => row.isOn && row.name.trim().toLowerCase() === name);
}

/** The value of a header that is sent. */
export function headerValue(headers: readonly PairRow[], name: string): string | undefined {
  return find(headers, name.toLowerCase())?.value;
}

/** The form that the headers ask for; JSON patch and the like are JSON. */
export function formatOf(headers: readonly PairRow[]): FhirFormat {
  return /xml/i.test(headerValue(headers, 'accept') ?? '') ? 'xml' : 'json';
}

/** The form of the body, by its own header, else as asked for. */
export function bodyFormatOf(headers: readonly PairRow[]): FhirFormat {
  const type = headerValue(headers, 'content-type');
  return type === undefined ? 'json' : /xml/i.test(type) ? 'xml' : 'json';
}

/** Headers with a value for a name: replaced where it stands, else added at the end. */
export function withHeader(headers: readonly PairRow[], name: string, value: string): PairRow[] {
  const row = { name, value, isOn: true };
  const at = headers.findIndex((entry) => entry.name.trim().toLowerCase() === name.toLowerCase());
  return at === -1
    ? [...headers, row]
    : headers.map((entry, index) => (index === at ? row : entry));
}

/** Headers without a name. */
export function withoutHeader(headers: readonly PairRow[], name: string): PairRow[] {
  return headers.filter((row) => row.name.trim().toLowerCase() !== name.toLowerCase());
}

/** Headers that ask for a form, and say it of the body if there is one. JSON needs no header: it is the default. */
export function withFormat(
  headers: readonly PairRow[],
  format: FhirFormat,
  hasBody: boolean,
): PairRow[] {
  if (format === 'json') {
    const rest = withoutHeader(headers, 'Accept');
    const type = headerValue(headers, 'content-type');
    return type === mediaTypes.xml ? withoutHeader(rest, 'Content-Type') : rest;
  }
  const asked = withHeader(headers, 'Accept', mediaTypes.xml);
  return hasBody ? withHeader(asked, 'Content-Type', mediaTypes.xml) : asked;
}
