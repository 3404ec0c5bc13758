import 'server-only';
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
  const decoder = new TextDecoder();
  const reader = request.body?.getReader();
  let text = '';
  let bytes = 0;
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    if (bytes > maxBodyBytes) {
      await reader.cancel();
      throw new FhirError(413, 'too-long', `The body is larger than ${maxBodyBytes} bytes.`);
    }
    text += decoder.decode(value, { stream: true });
  }
  return text + decoder.decode();
}
