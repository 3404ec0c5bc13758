import 'server-only';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { db } from '@/lib/db/client';
import { requireAccess } from '../http/authorize';
import type { Answer, Call, Scene } from '../http/call';
import { requireMethod } from '../http/respond';
import { findResourceType } from '../resource-types';
import { FhirError } from '../search/fhir-error';
import { findExport } from './find-export';
import { ExportPlanSchema } from './plan';

const gunzip = promisify<Uint8Array, Buffer>(zlib.gunzip);

/**
 * A file of an export, to whoever may read what is in it.
 * @throws {FhirError} 404, 403, and 406 for who wants it in another form
 * @see https://hl7.org/fhir/uv/bulkdata/STU2/export.html#bulk-data-output-file-request
 */
export async function serveFile(
  scene: Scene,
  call: Call,
  id: string,
  name: string,
): Promise<Answer> {
  requireMethod(call.method, ['GET']);
  requireNdjson(call.headers.get('accept'));
  const { completedAt, plan } = await findExport(scene, id);
  const type = /^(\w+)\.ndjson$/.exec(name)?.[1] ?? '';
  const client = await db();
  const file =
    completedAt &&
    (await client.sandboxExportFile.findUnique({
      where: { exportId_type: { exportId: id, type }, count: { gt: 0 } },
    }));
  if (!file) throw new FhirError(404, 'not-found', `The export has no file '${name}'.`);
  const own = findResourceType(type);
  // What was deleted and left out tells of all of its types.
  for (const one of own ? [own] : ExportPlanSchema.parse(plan).types) {
    requireAccess(scene.holder, scene.access, 'read', one);
  }
  // Whatever serves the portal compresses answers: an encoding of our own would be encoded once more.
  return {
    status: 200,
    headers: { 'content-type': 'application/fhir+ndjson' },
    content: new Uint8Array(await gunzip(file.gzip)),
  };
}

function requireNdjson(accept: string | null): void {
  if (accept === null || /ndjson|\*\/\*|application\/\*/i.test(accept)) return;
  throw new FhirError(
    406,
    'not-supported',
    `Found 'Accept: ${accept}', expected application/fhir+ndjson: files have no other form.`,
  );
}
