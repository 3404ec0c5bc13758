import 'server-only';
import { createHash } from 'node:crypto';
import { authority } from './authority';
import { certificationAuthorities, findPublisher } from './authority-plans';
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

async function certificateFile(name: string): Promise<PublishedFile | null> {
  const id = findPublisher(name, 'certificate');
  if (!id) return null;
  const { certificate } = await authority(id);
  return {
    mediaType: 'application/pkix-cert',
    body: new Uint8Array(certificate.rawData),
    maxAgeSeconds: certificateMaxAge,
  };
}

/** What people put into their trust stores: anchors only. */
async function anchorFile(name: string): Promise<PublishedFile | null> {
  const id = findPublisher(name, 'certificate');
  if (!id || certificationAuthorities[id].kind !== 'anchor') return null;
  const { certificate } = await authority(id);
  return {
    mediaType: 'application/x-pem-file',
    body: new TextEncoder().encode(`${certificate.toString('pem')}\n`),
    maxAgeSeconds: certificateMaxAge,
  };
}

async function listFile(name: string): Promise<PublishedFile | null> {
  const id = findPublisher(name, 'list');
  if (!id) return null;
  const { der } = await revocationList(id);
  return { mediaType: 'application/pkix-crl', body: der, maxAgeSeconds: listMaxAge };
}

/**
 * What the sandbox's authorities publish under a name, for example `anchor.pem`, `ec-intermediate.cer` and
 * `intermediate.crl`: certificates and revocation lists in DER, anchors also in PEM. Null for every other name.
 * @see https://www.rfc-editor.org/rfc/rfc2585
 */
export async function findPublishedFile(file: string): Promise<PublishedFile | null> {
  const [, name, extension] = /^([a-z-]+)\.(cer|crl|pem)$/.exec(file) ?? [];
  if (!name) return null;
  if (extension === 'crl') return listFile(name);
  return extension === 'pem' ? anchorFile(name) : certificateFile(name);
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
