import 'server-only';
import { FhirError } from '../search/fhir-error';
import type { Call, Parameter } from './call';

const maxBodyBytes = 64 * 1024;

/**
 * The parameters of a search that is sent as a form, after those of the URL: both count.
 * @throws {FhirError} 415 and 413
 * @see https://hl7.org/fhir/R4/http.html#search
 */
export async function readSearchForm(call: Call): Promise<Parameter[]> {
  const { parameters } = call;
  const type = call.headers.get('content-type') ?? '';
  const text = await call.readText(maxBodyBytes);
  if (text === '') return [...parameters];
  if (type.split(';')[0]?.trim().toLowerCase() !== 'application/x-www-form-urlencoded') {
    throw new FhirError(
      415,
      'not-supported',
      `Found content type ${type === '' ? 'none' : `'${type}'`}, expected application/x-www-form-urlencoded.`,
    );
  }
  return [...parameters, ...new URLSearchParams(text)];
}
