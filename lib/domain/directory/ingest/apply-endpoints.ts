import 'server-only';
import { newId } from '@/lib/db/ids';
import { changedMembers } from '@/lib/directory/changed-members';
import { publishedBase } from '@/lib/directory/normalize/endpoint-key';
import { isJunkHost } from '@/lib/directory/normalize/junk';
import type { EndpointStatement } from '@/lib/directory/statement';
import { currentIds } from '../duplicates/current-ids';
import { compareAssertions, contentSha, noteSeen } from './assertions';
import { lastByKey, type Changes, type Reading, type Transaction } from './batch';
import { insertRows } from './insert-rows';
import { mergeEndpoints } from './merge-endpoints';

interface Applied {
  /** Endpoints whose merged view may have changed. */
  touched: string[];
  changes: Pick<Changes, 'endpointsNew' | 'endpointsChanged'>;
}

interface Known {
  id: string;
  key: string;
  contentSha: string;
  retiredAt: Date | null;
  endpointId: string;
  publishedUrl: string;
  content: unknown;
}

/** The ids of endpoints by `urlKey`, merged ones under the endpoint that they were merged into; new ones are made. */
async function findOrMake(
  tx: Transaction,
  statements: readonly EndpointStatement[],
  now: Date,
): Promise<{ ids: Map<string, string>; made: number }> {
  const byUrlKey = new Map(statements.map((statement) => [statement.urlKey, statement]));
  const rows = await tx.$queryRaw<{ id: string; urlKey: string }[]>`
    SELECT "id", "urlKey" FROM "FhirEndpoint" WHERE "urlKey" = ANY (${[...byUrlKey.keys()]}::text[])`;
  const current = await currentIds(
    tx,
    rows.map(({ id }) => id),
  );
  const ids = new Map(rows.map(({ urlKey, id }) => [urlKey, current.get(id) ?? id]));
  const missing = [...byUrlKey.values()].filter(({ urlKey }) => !ids.has(urlKey));
  const made = missing.map(({ url, urlKey }) => {
    const { hostname } = new URL(urlKey);
    return {
      id: newId('ep'),
      baseUrl: publishedBase(url),
      urlKey,
      urlKeyLower: urlKey.toLowerCase(),
      host: hostname,
      isJunk: isJunkHost(hostname),
      firstSeenAt: now,
      statusSince: now,
    };
  });
  await insertRows(tx, 'FhirEndpoint', made);
  for (const { urlKey, id } of made) ids.set(urlKey, id);
  return { ids, made: made.length };
}

function changedWords(before: unknown, after: EndpointStatement): string {
  const members = changedMembers(before as Record<string, unknown>, after);
  return members.join(', ') || 'nothing that is shown';
}

/** Writes what a source says of endpoints, and merges what changed. */
export async function applyEndpoints(
  tx: Transaction,
  reading: Reading,
  all: readonly EndpointStatement[],
): Promise<Applied> {
  if (all.length === 0) return { touched: [], changes: { endpointsNew: 0, endpointsChanged: 0 } };
  const { sourceId, snapshotId, now } = reading;
  const statements = lastByKey(all);
  const rows = await tx.$queryRaw<Known[]>`
    SELECT "id", "key", "contentSha", "retiredAt", "endpointId", "publishedUrl", "content"
    FROM "EndpointAssertion"
    WHERE "sourceId" = ${sourceId} AND "key" = ANY (${statements.map(({ key }) => key)}::text[])`;
  const known = new Map(rows.map((row) => [row.key, row]));
  const { fresh, changed, same } = compareAssertions(statements, known);
  const { ids, made } = await findOrMake(
    tx,
    [...fresh, ...changed.map(({ statement }) => statement)],
    now,
  );
  const idOf = ({ urlKey }: EndpointStatement): string => ids.get(urlKey) ?? '';
  const said = (statement: EndpointStatement) => ({
    endpointId: idOf(statement),
    publishedUrl: statement.url,
    content: statement,
    contentSha: contentSha(statement),
  });
  const fresher = fresh.map((statement) => ({
    id: newId('epa'),
    sourceId,
    key: statement.key,
    ...said(statement),
    snapshotId,
    firstSeenAt: now,
    lastSeenAt: now,
  }));
  await insertRows(tx, 'EndpointAssertion', fresher);
  if (changed.length > 0) {
    const news = changed.map(({ statement, before }) => ({ id: before.id, ...said(statement) }));
    await tx.$executeRaw`
      UPDATE "EndpointAssertion" AS a SET
        "endpointId" = r."endpointId", "publishedUrl" = r."publishedUrl", "content" = r."content",
        "contentSha" = r."contentSha", "snapshotId" = ${snapshotId}, "lastSeenAt" = ${now}::timestamp,
        "retiredAt" = NULL
      FROM jsonb_to_recordset(${JSON.stringify(news)}::jsonb) AS r(
        "id" text, "endpointId" text, "publishedUrl" text, "content" jsonb, "contentSha" text)
      WHERE a."id" = r."id"`;
  }
  const noted = changed.map(({ statement, before }) => ({
    id: newId('epc'),
    endpointId: idOf(statement),
    at: now,
    kind: 'assertion',
    summary:
      before.retiredAt === null
        ? `A source says something else of it: ${changedWords(before.content, statement)}`
        : 'A source names it again',
    before: before.publishedUrl,
    after: statement.url,
  }));
  await insertRows(tx, 'EndpointChange', noted);
  await noteSeen(tx, 'EndpointAssertion', reading, same);
  const touched = new Set([
    ...fresh.map(idOf),
    ...changed.flatMap(({ statement, before }) => [idOf(statement), before.endpointId]),
  ]);
  await mergeEndpoints(tx, [...touched], now);
  return {
    touched: [...touched],
    changes: { endpointsNew: made, endpointsChanged: changed.length },
  };
}
