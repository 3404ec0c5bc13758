import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { liveRuns } from '@/lib/domain/runs/live-runs';
import { env } from '@/lib/env';
import { forgetClients } from '@/lib/sandbox/oauth/forget-clients';
import type { ExampleKind } from './example-work';

type Ids = Record<ExampleKind, string[]>;

async function idsOf(fillId: string): Promise<Ids> {
  const client = await db();
  const rows = await client.exampleThing.findMany({ where: { fillId } });
  const ids: Ids = {
    app: [],
    certificate: [],
    key: [],
    request: [],
    run: [],
    collection: [],
    environment: [],
  };
  for (const { kind, thingId } of rows) ids[kind as ExampleKind].push(thingId);
  return ids;
}

/** Ends the runs that are still under way: one may wait for somebody to sign in. */
async function endRuns(runIds: readonly string[]): Promise<void> {
  const live = runIds.flatMap((id) => liveRuns.get(id) ?? []);
  for (const { controller } of live) controller.abort();
  await Promise.all(live.map(({ done }) => done));
}

/** The holders of the sandbox forget the clients, as they do when a registration is cancelled. */
async function forgetAtSandbox(workspaceId: string, appIds: readonly string[]): Promise<void> {
  const client = await db();
  const rows = await client.registration.findMany({
    where: {
      workspaceId,
      appId: { in: [...appIds] },
      holderBaseUrl: { startsWith: `${env().APP_URL}/sandbox/` },
    },
    select: { clientId: true },
  });
  await forgetClients(rows.flatMap(({ clientId }) => clientId ?? []));
}

/**
 * Removes the examples, with what was added to them since: registrations, contacts, agreements and the like of an
 * example app. A key or certificate that something else rests on by now stays.
 */
export async function removeThings(workspaceId: string, fillId: string): Promise<void> {
  const ids = await idsOf(fillId);
  await endRuns(ids.run);
  await forgetAtSandbox(workspaceId, ids.app);
  const client = await db();
  const mine = (kind: ExampleKind) => ({ workspaceId, id: { in: ids[kind] } });
  await client.$transaction(async (tx) => {
    await tx.app.deleteMany({ where: mine('app') });
    await tx.certificateRequest.deleteMany({ where: mine('request') });
    await tx.certificate.deleteMany({
      where: { ...mine('certificate'), registrations: { none: {} } },
    });
    await tx.key.deleteMany({ where: { ...mine('key'), ...unused } });
    const reports = await tx.collectionRunItem.findMany({
      where: { collectionRun: { collectionId: { in: ids.collection } }, runId: { not: null } },
      select: { runId: true },
    });
    await tx.collection.deleteMany({ where: mine('collection') });
    await tx.environment.deleteMany({ where: mine('environment') });
    const runs = [...ids.run, ...reports.flatMap(({ runId }) => runId ?? [])];
    await tx.run.deleteMany({ where: { workspaceId, id: { in: runs } } });
    await tx.exampleThing.deleteMany({ where: { fillId } });
  });
}

const unused = {
  certificates: { none: {} },
  requests: { none: {} },
  apps: { none: {} },
} as const satisfies Prisma.KeyWhereInput;
