import 'server-only';
import * as z from 'zod';
import { db } from '@/lib/db/client';
import { isSecretHeader } from '@/lib/protocol/headers';
import { RunRequestSchema, type Run } from '@/lib/schemas/run';
import { startRun } from '../start-run';

const KeptRequestSchema = z.looseObject({
  request: z.looseObject({ headers: z.array(z.tuple([z.string(), z.string()])) }),
});

/** The request of a run without the headers that authenticate, because their values were not kept. */
function withoutMasks(kept: unknown): unknown {
  const { request, ...rest } = KeptRequestSchema.parse(kept);
  const headers = request.headers.filter(([name]) => !isSecretHeader(name));
  return { ...rest, request: { ...request, headers } };
}

/**
 * Starts a run that goes on where another one waited for a person when the portal was restarted: the same request with
 * the same client, and the answer that has just come.
 */
export async function goOnAfterRestart(authorizationId: string): Promise<Run> {
  const client = await db();
  const { run, registrationId, workspaceId } = await client.runAuthorization.findUniqueOrThrow({
    where: { id: authorizationId },
    select: {
      registrationId: true,
      workspaceId: true,
      run: { select: { request: true, createdById: true } },
    },
  });
  const request = RunRequestSchema.parse(withoutMasks(run.request));
  const auth =
    request.auth.method === 'code'
      ? { ...request.auth, registrationId, register: 'reuse' as const }
      : request.auth;
  return startRun(
    workspaceId,
    run.createdById,
    { ...request, auth, confirmed: true },
    { adopts: authorizationId },
  );
}
