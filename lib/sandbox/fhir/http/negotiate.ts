import 'server-only';
import { FhirError } from '../search/fhir-error';

const jsonTypes = ['application/fhir+json', 'application/json', 'text/json'];

/** `_format` values for JSON; a plus sign that was not encoded arrives as a space. */
const jsonFormats = ['json', 'application/fhir json', ...jsonTypes];

/**
 * Refuses requests that want something else than JSON of FHIR R4. `_format` goes before `Accept`.
 * @throws {FhirError} 406
 * @see https://hl7.org/fhir/R4/http.html#mime-type
 */
export function requireJson(accept: string | null, format: string | null): void {
  if (format !== null && format !== '') {
    const [name = ''] = format.toLowerCase().split(';');
    if (jsonFormats.includes(name.trim())) return;
    throw notAcceptable(`_format=${format}`);
  }
  if (accept !== null && accept.trim() !== '' && !accept.split(',').some(allowsJson)) {
    throw notAcceptable(`Accept: ${accept}`);
  }
}

function allowsJson(range: string): boolean {
  const [type = '', ...parameters] = range
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  if (parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))) return false;
  const version = parameters.find((parameter) => parameter.startsWith('fhirversion='));
  if (version && !/^fhirversion="?4\.0"?$/.test(version)) return false;
  return ['*/*', 'application/*', ...jsonTypes].includes(type);
}

function notAcceptable(wanted: string): FhirError {
  return new FhirError(
    406,
    'not-supported',
    `'${wanted}' cannot be served: the sandbox speaks JSON of FHIR 4.0 only (application/fhir+json).`,
  );
}
