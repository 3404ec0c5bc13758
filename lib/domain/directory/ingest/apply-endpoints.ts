import 'server-only';
import { newId } from '@/lib/db/ids';
import { publishedBase } from '@/lib/directory/normalize/endpoint-key';
import { isJunkHost } from '@/lib/directory/normalize/junk';
import type { EndpointStatement } from '@/lib/directory/statement';
import { currentIds } from '../duplicates/current-ids';
import { asJson, compareAssertions, contentSha } from './assertions';
import { lastByKey, type Changes, type Reading, type Transaction } from './batch';
import { mergeEndpoints } from './merge-endpoints';

interface Applied {
  /** Endpoints whose merged view may have changed. */
  touched: string[];
  changes: Pick<Changes, 'endpointsNew' | 'endpointsChanged'>;
}

/** The ids of endpoints by `urlKey`, merged ones under the endpoint that they were merged into; new ones are made. */
async function findOrMake(
  tx: Transaction,
  statements: readonly EndpointStatement[],
  now: Date,
): Promise<{ ids: Map<string, string>; made: number }> {
  const byUrlKey = new Map(statements.map((statement) => [statement.urlKey, statement]));
  const rows = await tx.fhirEndpoint.findMany({
    where: { urlKey: { in: [...byUrlKey.keys()] } },
    select: { id: true, urlKey: true },
  });
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
  await tx.fhirEndpoint.createMany({ data: made });
  for (const { urlKey, id } of made) ids.set(urlKey, id);
  return { ids, made: made.length };
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
  const rows = await tx.endpointAssertion.findMany({
    where: { sourceId, key: { in: statements.map(({ key }) => key) } },
    select: {
      id: true,
      key: true,
      contentSha: true,
      retiredAt: true,
      endpointId: true,
      publishedUrl: true,
    },
  });
  const known = new Map(rows.map((row) => [row.key, row]));
  const { fresh, changed, same } = compareAssertions(statements, known);
  const { ids, made } = await findOrMake(
    tx,
    [...fresh, ...changed.map(({ statement }) => statement)],
    now,
  );
  const idOf = ({ urlKey }: EndpointStatement): string => ids.get(urlKey) ?? '';
  const seen = { snapshotId, lastSeenAt: now, retiredAt: null };
  await tx.endpointAssertion.createMany({
    data: fresh.map((statement) => ({
      id: newId('epa'),
      sourceId,
      key: statement.key,
      endpointId: idOf(statement),
      publishedUrl: statement.url,
      content: asJson(statement),
      contentSha: contentSha(statement),
      firstSeenAt: now,
      ...seen,
    })),
  });
  for (const { statement, before } of changed) {
    await tx.endpointAssertion.update({
      where: { id: before.id },
      data: {
        endpointId: idOf(statement),
        publishedUrl: statement.url,
        content: asJson(statement),
        contentSha: contentSha(statement),
        ...seen,
      },
    });
  }
  await tx.endpointChange.createMany({
    data: changed.map(({ statement, before }) => ({
      id: newId('epc'),
      endpointId: idOf(statement),
      at: now,
      kind: 'assertion',
      summary:
        before.retiredAt === null
          ? 'A source says something else of it'
          : 'A source names it again',
      before: before.publishedUrl,
      after: statement.url,
    })),
  });
  await tx.endpointAssertion.updateMany({
    where: { sourceId, key: { in: same.map(({ key }) => key) } },
    data: { snapshotId, lastSeenAt: now },
  });
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
