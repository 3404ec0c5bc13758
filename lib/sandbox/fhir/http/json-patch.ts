import 'server-only';
import { applyPatch } from 'rfc6902';
import { z } from 'zod';
import { FhirError } from '../search/fhir-error';
import type { StoredResource } from '../resource-types';
import { maxResourceBytes, parseJson } from './body';
import type { Call } from './call';

const pointer = z.string().regex(/^(\/([^~/]|~[01])*)*$/);
const PatchSchema = z
  .array(
    z.discriminatedUnion('op', [
      z.object({ op: z.enum(['add', 'replace', 'test']), path: pointer, value: z.unknown() }),
      z.object({ op: z.literal('remove'), path: pointer }),
      z.object({ op: z.enum(['move', 'copy']), path: pointer, from: pointer }),
    ]),
  )
  .max(200);

/**
 * A copy of a resource, changed by the JSON Patch in the body.
 * @throws {FhirError} 415 for other kinds of patches, 400 when it is none, 422 when it cannot be applied
 * @see https://www.rfc-editor.org/rfc/rfc6902
 */
export async function applyJsonPatch(call: Call, current: StoredResource): Promise<unknown> {
  const contentType = (call.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (contentType !== 'application/json-patch+json') {
    const found = contentType ? `'${contentType}'` : 'no content type';
    const text = `Found ${found}, expected application/json-patch+json: other patches are not supported.`;
    throw new FhirError(415, 'not-supported', text);
  }
  const parsed = PatchSchema.safeParse(parseJson(await call.readText(maxResourceBytes)));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('/') ?? '';
    const text = `The body is no JSON Patch: ${where === '' ? '' : `/${where}: `}${issue?.message ?? ''}`;
    throw new FhirError(400, 'structure', text);
  }
  const patched: unknown = structuredClone(current);
  const failed = applyPatch(patched, parsed.data).findIndex((error) => error !== null);
  if (failed >= 0) {
    const operation = parsed.data[failed];
    const text = `Operation ${failed + 1} (${operation?.op} ${operation?.path}) cannot be applied to the resource as it is.`;
    throw new FhirError(422, 'processing', text);
  }
  return patched;
}
