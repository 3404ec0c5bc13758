import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';

const columns = {
  kind: true,
  community: true,
  checkedAt: true,
  outcome: true,
  httpStatus: true,
  milliseconds: true,
  finalUrl: true,
  contentType: true,
  documentSha: true,
  detail: true,
} as const satisfies Prisma.EndpointProbeSelect;

/** One request of a probe. */
export type RequestRow = Prisma.EndpointProbeGetPayload<{ select: typeof columns }>;

/** What is known of one document of an endpoint by the requests that are kept. */
export interface DocumentRequests {
  latest: RequestRow;
  /** The last one that was answered with a document, or with the word that it is still the same. */
  confirmed: RequestRow | null;
  /** The last one that brought its bytes. */
  received: RequestRow | null;
}

const keyOf = ({ kind, community }: RequestRow) => `${kind} ${community}`;

/** The last requests of an endpoint for each document, in the order of their kinds, communities after the plain ones. */
export async function latestRequests(endpointId: string): Promise<DocumentRequests[]> {
  const client = await db();
  const newest = (where: Prisma.EndpointProbeWhereInput) =>
    client.endpointProbe.findMany({
      where: { endpointId, ...where },
      orderBy: { checkedAt: 'desc' },
      distinct: ['kind', 'community'],
      select: columns,
    });
  const [latest, confirmed, received] = await Promise.all([
    newest({}),
    newest({ documentSha: { not: null } }),
    newest({ documentSha: { not: null }, outcome: 'ok' }),
  ]);
  const find = (rows: readonly RequestRow[], row: RequestRow) =>
    rows.find((one) => keyOf(one) === keyOf(row)) ?? null;
  const plain = received.find(({ kind, community }) => kind === 'udap' && community === '');
  // New metadata that do not hint at a community any more: what it was given before is history.
  const isOver = ({ community, checkedAt }: RequestRow) =>
    community !== '' && plain !== undefined && plain.checkedAt > checkedAt;
  // By chance the order in which they are asked for.
  return latest
    .filter((row) => !isOver(row))
    .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .map((row) => ({
      latest: row,
      confirmed: find(confirmed, row),
      received: find(received, row),
    }));
}
