import 'server-only';
import { db } from '@/lib/db/client';
import { offersBulkExport } from '@/lib/directory/probe/bulk-export';
import { judgeDocument } from '@/lib/directory/probe/judge-document';
import type { ProbeKind } from '@/lib/directory/probe/outcome';
import { listCommunities } from '@/lib/domain/communities/list-communities';
import type { TrustCommunity } from '@/lib/domain/communities/trust-community';
import { AppError } from '@/lib/errors';
import { textOf } from '@/lib/protocol/bytes';
import {
  EndpointDocumentSchema,
  type DocumentKind,
  type EndpointDocument,
  type EndpointDocumentText,
} from '@/lib/schemas/directory-document';
import { unpackBody } from '../probing/pack-documents';
import { latestRequests, type DocumentRequests } from './latest-requests';
import { resolveDirectoryId } from './resolve-id';

/** More communities are never asked for at one endpoint. */
const maxDocuments = 10;

interface Target {
  baseUrl: string;
  /** Hash of the good document of each kind; null: withdrawn, or never there. */
  shas: Readonly<Record<ProbeKind, string | null>>;
}

interface Read {
  document: EndpointDocument;
  body: Uint8Array | null;
}

async function findTarget(id: string): Promise<Target | null> {
  const client = await db();
  const row = await client.fhirEndpoint.findUnique({
    where: { id },
    select: {
      baseUrl: true,
      capability: { select: { metadataSha: true, smartSha: true, udapSha: true } },
    },
  });
  if (!row) return null;
  const { metadataSha = null, smartSha = null, udapSha = null } = row.capability ?? {};
  return { baseUrl: row.baseUrl, shas: { metadata: metadataSha, smart: smartSha, udap: udapSha } };
}

/** Which stored document is meant: plain ones are in the capability, those of communities with their requests. */
function shaOf({ confirmed, latest }: DocumentRequests, { shas }: Target): string | null {
  if (latest.community === '') return shas[latest.kind as ProbeKind] ?? null;
  return latest.outcome === 'absent' ? null : (confirmed?.documentSha ?? null);
}

async function readOne(
  requests: DocumentRequests,
  target: Target,
  communities: readonly TrustCommunity[],
): Promise<Read> {
  const { latest, confirmed, received } = requests;
  const kind = latest.kind as ProbeKind;
  const sha256 = shaOf(requests, target);
  const client = await db();
  const row =
    sha256 === null ? null : await client.directoryDocument.findUnique({ where: { sha256 } });
  const body = row ? await unpackBody(row.content) : null;
  // Bytes that came before, and no longer: their request says nothing of this document.
  const own = received?.documentSha === sha256 ? received : null;
  const last = confirmed?.documentSha === sha256 ? confirmed : null;
  const at = last?.checkedAt ?? row?.firstSeenAt ?? latest.checkedAt;
  const judged = body
    ? await judgeDocument(
        {
          kind,
          community: latest.community,
          body,
          contentType: own ? own.contentType : undefined,
          finalUrl: own?.finalUrl ?? null,
          at,
        },
        { baseUrl: target.baseUrl, communities },
      )
    : null;
  const document = EndpointDocumentSchema.parse({
    kind,
    community: latest.community || null,
    latest: { ...latest, checkedAt: latest.checkedAt.toISOString() },
    stored: judged && {
      sha256,
      bytes: body?.length,
      receivedAt: own?.checkedAt.toISOString() ?? null,
      confirmedAt: last?.checkedAt.toISOString() ?? null,
      isOlder: latest.documentSha !== sha256 || latest.outcome !== 'ok',
      ...judged,
    },
  });
  return { document, body };
}

/** Whether the CapabilityStatement offers bulk export; null: there is none. */
function bulkExportOf(read: readonly Read[]): boolean | null {
  const body = read.find(({ document }) => document.kind === 'metadata')?.body;
  if (!body) return null;
  return offersBulkExport(JSON.parse(textOf(body)) as Record<string, unknown>);
}

/**
 * The documents of an endpoint, each with what became of the last request for it and with the checks of the last good
 * one, without their text. Documents that were never asked for are left out.
 *
 * @param workspaceId whose trust communities count
 * @returns also whether the CapabilityStatement offers bulk export; null: there is none
 */
export async function readDocuments(
  workspaceId: string,
  endpointId: string,
): Promise<{ documents: EndpointDocument[]; bulkExport: boolean | null }> {
  const target = await findTarget(endpointId);
  if (!target) return { documents: [], bulkExport: null };
  const [requests, communities] = await Promise.all([
    latestRequests(endpointId),
    listCommunities(workspaceId),
  ]);
  const read: Read[] = [];
  for (const one of requests.slice(0, maxDocuments)) {
    read.push(await readOne(one, target, communities));
  }
  return { documents: read.map(({ document }) => document), bulkExport: bulkExportOf(read) };
}

/**
 * One document of an endpoint with its checks and its text as it came.
 *
 * @param options.community URI of the community that was asked for; only UDAP metadata have any
 * @throws AppError `resource.not_found` when there is no such endpoint, or it was never asked for that document
 */
export async function readDocument(
  workspaceId: string,
  askedId: string,
  options: { kind: DocumentKind; community: string | undefined },
): Promise<EndpointDocumentText> {
  const id = await resolveDirectoryId(askedId);
  const target = await findTarget(id);
  if (!target) {
    throw new AppError('resource.not_found', { detail: `There is no endpoint ${askedId}.` });
  }
  const { kind, community = '' } = options;
  const requests = await latestRequests(id);
  const found = requests.find(
    ({ latest }) => latest.kind === kind && latest.community === community,
  );
  if (!found) {
    const forWhom = community === '' ? '' : ` for the community ${community}`;
    throw new AppError('resource.not_found', {
      detail: `The endpoint was never asked for this document (${kind})${forWhom}. Probe it first.`,
    });
  }
  const { document, body } = await readOne(found, target, await listCommunities(workspaceId));
  return { ...document, text: body && textOf(body) };
}
