import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { EndpointStatusSchema } from '@/lib/schemas/directory';
import { ProbeRequestViewSchema, type ProbeReport } from '@/lib/schemas/directory-probing';
import { uptimeOfEndpoints } from './endpoint-uptime';

/**
 * The latest probe of an endpoint, request by request.
 *
 * @throws AppError `resource.not_found` when there is no such endpoint, or none of it was ever probed
 */
export async function readReport(
  endpointId: string,
  { isNew }: { isNew: boolean },
): Promise<ProbeReport> {
  const client = await db();
  const row = await client.fhirEndpoint.findUnique({ where: { id: endpointId } });
  if (!row?.lastProbedAt) {
    throw new AppError('resource.not_found', {
      detail: `Endpoint ${endpointId} was never probed.`,
    });
  }
  const requests = await client.endpointProbe.findMany({
    where: { endpointId, checkedAt: row.lastProbedAt },
    // By chance the order in which they are asked for.
    orderBy: [{ kind: 'asc' }, { community: 'asc' }],
  });
  const uptime = (await uptimeOfEndpoints([endpointId], row.lastProbedAt)).get(endpointId);
  return {
    endpointId,
    isNew,
    checkedAt: row.lastProbedAt.toISOString(),
    status: EndpointStatusSchema.parse(row.status),
    statusSince: row.statusSince.toISOString(),
    lastWorkedAt: row.lastWorkedAt?.toISOString() ?? null,
    certificateEndsAt: row.certificateEndsAt?.toISOString() ?? null,
    requests: requests.map((request) =>
      ProbeRequestViewSchema.parse({ ...request, community: request.community || null }),
    ),
    uptimePercent: uptime?.percent ?? null,
  };
}
