import 'server-only';
import { createHash } from 'node:crypto';
import type { X509Certificate } from '@peculiar/x509';
import { authority } from './authority';
import { revocationList } from './revocation-list';

/** One document below `/sandbox/pki/`. */
export interface PublishedFile {
  mediaType: string;
  body: Uint8Array<ArrayBuffer>;
  /** Seconds for which a copy may be used without asking again. */
  maxAgeSeconds: number;
}

const certificateMaxAge = 3600;
/** Short, so that a revocation shows soon in whatever stands between. */
const listMaxAge = 60;

function der(certificate: X509Certificate): PublishedFile {
  return {
    mediaType: 'application/pkix-cert',
    body: new Uint8Array(certificate.rawData),
    maxAgeSeconds: certificateMaxAge,
  };
}

async function list(id: 'anchor' | 'intermediate'): Promise<PublishedFile> {
  return {
    mediaType: 'application/pkix-crl',
    body: await revocationList(id),
    maxAgeSeconds: listMaxAge,
  };
}

const files: Readonly<Record<string, () => Promise<PublishedFile>>> = {
  'anchor.pem': async () => ({
    mediaType: 'application/x-pem-file',
    body: new TextEncoder().encode(`${(await authority('anchor')).certificate.toString('pem')}\n`),
    maxAgeSeconds: certificateMaxAge,
  }),
  'anchor.cer': async () => der((await authority('anchor')).certificate),
  'anchor.crl': () => list('anchor'),
  'intermediate.cer': async () => der((await authority('intermediate')).certificate),
  'intermediate.crl': () => list('intermediate'),
};

/**
 * What the sandbox's authorities publish under a name: the anchor as PEM and DER, the intermediate, and
 * the revocation list of each (DER). Null for every other name.
 * @see https://www.rfc-editor.org/rfc/rfc2585
 */
export async function findPublishedFile(name: string): Promise<PublishedFile | null> {
  return Object.hasOwn(files, name) ? ((await files[name]?.()) ?? null) : null;
}

/** Answers a GET for one of those documents, with a validator; 404 for other names. */
export async function publishedFileResponse(request: Request, name: string): Promise<Response> {
  const file = await findPublishedFile(name);
  if (!file)
    return new Response('Not found\n', { status: 404, headers: { 'content-type': 'text/plain' } });
  const etag = `"${createHash('sha256').update(file.body).digest('base64url').slice(0, 22)}"`;
  const headers = {
    'content-type': file.mediaType,
    'cache-control': `public, max-age=${file.maxAgeSeconds}, must-revalidate`,
    etag,
  };
  const known = request.headers.get('if-none-match')?.split(',') ?? [];
  const isKnown = known.some((tag) => tag.trim().replace(/^W\//, '') === etag);
  if (isKnown) return new Response(null, { status: 304, headers });
  return new Response(file.body, {
    headers: { ...headers, 'content-length': String(file.body.byteLength) },
  });
}
