import 'server-only';
import { db } from '@/lib/db/client';
import type { ProbeCommunity } from '@/lib/directory/probe/community-membership';
import type { ProbeWorld } from './ask-document';
import { askEndpoint, type ProbeScope } from './ask-endpoint';
import { targetColumns, targetOf } from './load-endpoints';
import {
  recordObservations,
  type JudgedObservation,
  type RefreshListings,
} from './record-observations';

/**
 * Probes one endpoint now and writes down what was found: first the network, then one transaction. The caller holds the
 * lease of its host.
 *
 * @param options.communities trust communities for which its UDAP metadata are asked, where it hints at them
 * @param options.signal its reason is thrown, and nothing is written, when it aborts before the last answer
 * @returns null when the endpoint is gone
 */
export async function probeEndpoint(
  endpointId: string,
  world: ProbeWorld,
  options: {
    communities: readonly ProbeCommunity[];
    refreshListings: RefreshListings;
    signal: AbortSignal;
    scope?: ProbeScope;
  },
): Promise<JudgedObservation | null> {
  const { communities, refreshListings, signal, scope = 'all' } = options;
  const client = await db();
  const row = await client.fhirEndpoint.findUnique({
    where: { id: endpointId },
    select: targetColumns,
  });
  if (!row) return null;
  const observation = await askEndpoint(targetOf(row), { scope, communities }, world, signal);
  const [judged] = await recordObservations([observation], refreshListings);
  return judged ?? null;
}
