import 'server-only';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { db } from '@/lib/db/client';
import type { ProbeKind } from '@/lib/directory/probe/outcome';
import { maxDocumentBytes } from '@/lib/directory/probe/probe-request';
import { stableDocument } from '@/lib/directory/probe/stable-document';
import { textOf } from '@/lib/protocol/bytes';
import type { Observation, ProbeAnswer } from './observation';

const compress = promisify<Uint8Array, Buffer>(gzip);
const decompress = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip);

/** A document by its two hashes: of its bytes, and of what it says. */
export interface DocumentHashes {
  sha256: string;
  stableSha: string;
}

/** A document that was not stored before. */
export interface NewDocument extends DocumentHashes {
  kind: ProbeKind;
  bytes: number;
  content: Uint8Array<ArrayBuffer>;
}

/** The documents of some observations: hashes of all of them, content of the new ones. */
export interface PackedDocuments {
  hashes: ReadonlyMap<ProbeAnswer, DocumentHashes>;
  fresh: readonly NewDocument[];
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * Hashes the documents of observations and compresses those that the database does not have. A body that thousands of
 * endpoints serve is read and stored once.
 */
export async function packDocuments(
  observations: readonly Observation[],
): Promise<PackedDocuments> {
  const withBody = observations
    .flatMap(({ answers }) => answers)
    .flatMap((answer) =>
      answer.document ? [{ answer, ...answer.document, sha: sha256(answer.document.body) }] : [],
    );
  const client = await db();
  const known = await client.directoryDocument.findMany({
    where: { sha256: { in: [...new Set(withBody.map(({ sha }) => sha))] } },
    select: { sha256: true, stableSha: true },
  });
  const stable = new Map(known.map((row) => [row.sha256, row.stableSha]));
  const fresh: NewDocument[] = [];
  for (const { answer, json, body, sha } of withBody) {
    if (stable.has(sha)) continue;
    const { kind } = answer;
    const stableSha = sha256(stableDocument(kind, json));
    stable.set(sha, stableSha);
    const content = new Uint8Array(await compress(body));
    fresh.push({ kind, sha256: sha, stableSha, bytes: body.length, content });
  }
  const hashes = withBody.map(
    ({ answer, sha }) => [answer, { sha256: sha, stableSha: stable.get(sha) ?? sha }] as const,
  );
  // In one order, so that two processes that store the same do not wait for each other.
  fresh.sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
  return { hashes: new Map(hashes), fresh };
}

/** The bytes of a stored document, as they came. */
export function unpackBody(content: Uint8Array): Promise<Buffer> {
  return decompress(content, { maxOutputLength: maxDocumentBytes });
}

/** Reads a stored document again, with a byte order mark at its beginning or without. */
export async function unpackDocument(content: Uint8Array): Promise<Record<string, unknown>> {
  return JSON.parse(textOf(await unpackBody(content))) as Record<string, unknown>;
}
