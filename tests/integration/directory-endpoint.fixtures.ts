import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { endpointKey } from '@/lib/directory/normalize/endpoint-key';
import type { ProbeCommunity } from '@/lib/directory/probe/community-membership';
import { probeEndpoint } from '@/lib/domain/directory/probing/probe-endpoint';
import { openProbeProcess, probeWorld } from '@/lib/domain/directory/probing/probe-process';
import { openProbeSend } from '@/lib/domain/directory/probing/probe-send';
import { parseAllowList } from '@/lib/net/allow-list';
import { createPolicy } from '@/lib/net/policy';
import type { HostBehaviour, ProbeHosts } from '../fakes/probe-hosts';

const send = openProbeSend({
  policy: createPolicy({
    allow: parseAllowList('127.0.0.0/8'),
    portalUrl: 'http://localhost:3000',
    portalPort: 3000,
  }),
  limits: { connectMs: 1_000, headersMs: 600, totalMs: 1_000 },
});
const pace = { perSecond: 10_000, burst: 1_000, atOnce: 2, globally: 32 };

let count = 0;

/** A host that behaves like this, with one endpoint in the directory. */
export async function makeHost(
  hosts: ProbeHosts,
  behaviour: HostBehaviour,
  options: { path?: string; address?: string; columns?: object } = {},
): Promise<{ id: string; address: string; baseUrl: string }> {
  count += 1;
  const { path = '/fhir', address = `127.8.0.${count}`, columns = {} } = options;
  hosts.behave(address, behaviour);
  const baseUrl = `http://${address}:${hosts.port}${path}`;
  const { host, key } = endpointKey(baseUrl) as { host: string; key: string };
  const id = newId('ep');
  const client = await db();
  await client.fhirEndpoint.create({
    data: { id, baseUrl, host, urlKey: key, urlKeyLower: key.toLowerCase(), ...columns },
  });
  return { id, address, baseUrl };
}

/** Probes an endpoint as the job does, at a time of choice. */
export async function probe(
  id: string,
  options: { at?: Date; scope?: 'metadata'; communities?: readonly ProbeCommunity[] } = {},
): Promise<void> {
  const { at, communities = [], scope = 'all' } = options;
  const world = probeWorld(openProbeProcess({ isAlone: false, pace }), {
    send,
    now: () => at ?? new Date(),
  });
  await probeEndpoint(id, world, {
    scope,
    communities,
    refreshListings: () => Promise.resolve(),
    signal: AbortSignal.timeout(20_000),
  });
}
