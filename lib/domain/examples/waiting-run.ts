import 'server-only';
import { db } from '@/lib/db/client';
import type { Author } from '@/lib/domain/registrations/add-revision';
import { startRun } from '@/lib/domain/runs/start-run';
import { RunRequestSchema, type Run } from '@/lib/schemas/run';

/** Begins a run of which somebody has to sign in at the holder. It waits for ten minutes, as every such run. */
export async function beginWaiting(
  workspaceId: string,
  by: Author,
  at: { registrationId: string; holder: string },
): Promise<Run> {
  const request = RunRequestSchema.parse({
    holder: at.holder,
    auth: {
      method: 'code',
      registrationId: at.registrationId,
      scope: 'openid fhirUser launch/patient patient/*.rs',
    },
  });
  return startRun(workspaceId, by.id, request, { isUnlimited: true });
}

/** Where the example that waits for a sign-in waited last; null when its client is gone. */
async function lastWaiting(runIds: string[]) {
  const client = await db();
  return client.runAuthorization.findFirst({
    where: { runId: { in: runIds } },
    orderBy: { createdAt: 'desc' },
    select: { registrationId: true, registration: { select: { holderBaseUrl: true } } },
  });
}

/** The runs of examples that are all made: of these only the one that waits is ever under way. */
async function readRuns(fillId: string): Promise<{ ids: string[]; isUnderWay: boolean }> {
  const client = await db();
  const things = await client.exampleThing.findMany({
    where: { fillId, kind: 'run' },
    select: { thingId: true },
  });
  const ids = things.map(({ thingId }) => thingId);
  const running = await client.run.count({ where: { id: { in: ids }, status: 'running' } });
  return { ids, isUnderWay: running > 0 };
}

/** Whether an example waits for a sign-in; null when none ever can. */
export async function waitsForSignIn(fillId: string): Promise<boolean | null> {
  const { ids, isUnderWay } = await readRuns(fillId);
  if (isUnderWay) return true;
  return (await lastWaiting(ids)) ? false : null;
}

/** Begins the example that waits for a sign-in again where it has ended. */
export async function waitAgain(
  fill: { id: string; workspaceId: string },
  by: Author,
): Promise<void> {
  const { ids, isUnderWay } = await readRuns(fill.id);
  const last = isUnderWay ? null : await lastWaiting(ids);
  if (!last) return;
  const { registrationId, registration } = last;
  const run = await beginWaiting(fill.workspaceId, by, {
    registrationId,
    holder: registration.holderBaseUrl,
  });
  const client = await db();
  await client.exampleThing.create({ data: { fillId: fill.id, kind: 'run', thingId: run.id } });
}
