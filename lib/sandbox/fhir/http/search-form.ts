import 'server-only';
import { textOf } from '@/lib/protocol/bytes';
import { readLimited } from '@/lib/protocol/read-limited';
import { FhirError } from '../search/fhir-error';

const maxBodyBytes = 64 * 1024;

/**
 * The parameters of a search that is sent as a form, after those of the URL: both count.
 * @throws {FhirError} 415 and 413
 * @see https://hl7.org/fhir/R4/http.html#search
 */
export async function readSearchForm(request: Request): Promise<[name: string, value: string][]> {
  const parameters = [...new URL(request.url).searchParams];
  const type = request.headers.get('content-type') ?? '';
  const text = await readText(request);
  if (text === '') return parameters;
  if (type.split(';')[0]?.trim().toLowerCase() !== 'application/x-www-form-urlencoded') {
    throw new FhirError(
      415,
      'not-supported',
      `Found content type ${type === '' ? 'none' : `'${type}'`}, expected application/x-www-form-urlencoded.`,
    );
  }
  return [...parameters, ...new URLSearchParams(text)];
}

async function readText(request: Request): Promise<string> {
  const bytes = await readLimited(request.body, maxBodyBytes);
  if (bytes === null) {
    throw new FhirError(413, 'too-long', `The body is larger than ${maxBodyBytes} bytes.`);
  }
  return textOf(bytes);
}
