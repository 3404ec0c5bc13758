import 'server-only';
import { FhirError } from '../search/fhir-error';

/** The forms in which a resource can be served. */
export type Format = 'json' | 'xml';

/** The content type of each form. */
export const contentTypes: Readonly<Record<Format, string>> = {
  json: 'application/fhir+json; charset=utf-8',
  xml: 'application/fhir+xml; charset=utf-8',
};

const typesOf: Readonly<Record<Format, readonly string[]>> = {
  json: ['application/fhir+json', 'application/json', 'text/json'],
  xml: ['application/fhir+xml', 'application/xml', 'text/xml'],
};

/**
 * The form that a content type or a value of `_format` names, or null. A plus sign that was not encoded arrives as a
 * space.
 */
export function formatOf(name: string): Format | null {
  const plain = (name.split(';')[0] ?? '').trim().toLowerCase().replace(' ', '+');
  if (plain === 'json' || plain === 'xml') return plain;
  return (['json', 'xml'] as const).find((format) => typesOf[format].includes(plain)) ?? null;
}

/**
 * The form that the client wants: `_format` goes before `Accept`, and JSON is for those who do not care.
 * @throws {FhirError} 406 when it is none that FHIR R4 has here
 * @see https://hl7.org/fhir/R4/http.html#mime-type
 */
export function negotiate(accept: string | null, format: string | null): Format {
  if (format !== null && format !== '') {
    const wanted = formatOf(format);
    if (wanted) return wanted;
    throw notAcceptable(`_format=${format}`);
  }
  if (accept === null || accept.trim() === '') return 'json';
  const ranges = rangesOf(accept);
  const best = ranges.find((range) => formatIn(range) !== null);
  if (!best) throw notAcceptable(`Accept: ${accept}`);
  // A browser asks for XML among others; somebody who looks at an address reads JSON more easily.
  const isPage = ranges.some((range) => range.type === 'text/html');
  return isPage ? 'json' : (formatIn(best) ?? 'json');
}

/** Whether a client that takes `accept` wants the bytes of a content type rather than a resource about them. */
export function wantsContent(accept: string | null, contentType: string): boolean {
  const [first] = rangesOf(accept ?? '');
  if (!first || formatOf(first.type) !== null) return false;
  return (
    first.type === contentType ||
    first.type === `${contentType.split('/')[0] ?? ''}/*` ||
    first.type === '*/*'
  );
}

interface Range {
  type: string;
  quality: number;
  version: string | null;
}

/** The ranges of an `Accept` header that are not refused in it, the most wanted first. */
function rangesOf(accept: string): Range[] {
  return accept
    .split(',')
    .map((text) => {
      const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
      const valueOf = (name: string) =>
        parameters.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1);
      const version = valueOf('fhirversion')?.replaceAll('"', '') ?? null;
      return { type, quality: Number(valueOf('q') ?? 1), version };
    })
    .filter(({ type, quality }) => type !== '' && quality > 0)
    .sort((a, b) => b.quality - a.quality);
}

function formatIn({ type, version }: Range): Format | null {
  if (version !== null && version !== '4.0') return null;
  return type === '*/*' || type === 'application/*' ? 'json' : formatOf(type);
}

function notAcceptable(wanted: string): FhirError {
  return new FhirError(
    406,
    'not-supported',
    `'${wanted}' cannot be served: the sandbox speaks JSON and XML of FHIR 4.0 (application/fhir+json, application/fhir+xml).`,
  );
}
