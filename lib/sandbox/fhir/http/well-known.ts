import 'server-only';
import type { Holder } from '../../holders/settings';
import { publishedDocument } from '../../published-documents';
import { FhirError } from '../search/fhir-error';

/**
 * The documents below `/.well-known` of a FHIR base URL.
 * @throws {FhirError} 404 for other documents
 */
export async function serveWellKnown(
  holder: Holder,
  document: string,
  request: Request,
): Promise<Response> {
  const found = await publishedDocument(holder, document, request);
  if (found) return found;
  throw new FhirError(
    404,
    'not-found',
    document === 'udap' ? 'This holder has no UDAP.' : `There is no /.well-known/${document} here.`,
  );
}
