import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import type { HostOptOut } from '@/lib/schemas/directory-probing';

function parseHost(host: string): string {
  const name = host.trim().toLowerCase().replace(/\.$/, '');
  const isHost =
    name.length <= 253 && /^([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)+[a-z0-9-]+$/.test(name);
  if (isHost) return name;
  throw new AppError('request.invalid', {
    fields: [
      {
        path: 'host',
        code: 'invalid_host',
        detail: `Found ${JSON.stringify(host.slice(0, 100))}; expected a host name such as fhir.example.org, without scheme, port and path.`,
      },
    ],
  });
}

/**
 * Leaves a host alone from now on: its endpoints are not probed, neither by schedule nor on demand, and no redirect is
 * followed to it.
 *
 * @throws AppError `request.invalid` on `host`
 */
export async function optOutHost(host: string, reason: string): Promise<HostOptOut> {
  const name = parseHost(host);
  const client = await db();
  // Whoever is asking it at this moment loses the lease, and stops.
  const columns = { isOptedOut: true, optOutReason: reason, leaseOwner: null, leaseUntil: null };
  await client.probeHost.upsert({
    where: { host: name },
    create: { host: name, ...columns },
    update: columns,
  });
  return {
    host: name,
    reason,
    endpoints: await client.fhirEndpoint.count({ where: { host: name } }),
  };
}

/**
 * Takes the opt-out of a host back.
 *
 * @throws AppError `request.invalid` on `host`, `resource.not_found` when it had not opted out
 */
export async function optInHost(host: string): Promise<void> {
  const name = parseHost(host);
  const client = await db();
  const { count } = await client.probeHost.updateMany({
    where: { host: name, isOptedOut: true },
    data: { isOptedOut: false, optOutReason: null },
  });
  if (count === 0) {
    throw new AppError('resource.not_found', { detail: `${name} has not opted out of probes.` });
  }
}
