import 'server-only';
import type { ProbeCommunity } from '@/lib/directory/probe/community-membership';
import type { ProbeWorld } from './ask-document';
import { askEndpoint, type ProbeScope } from './ask-endpoint';
import { findDueAtHost } from './find-due';
import { hostVerdict } from './host-verdict';
import type { ProbeTarget } from './observation';
import type { ProbeRecorder } from './probe-recorder';

/** Endpoints of one host that are taken in hand together. */
const portion = 10;
/** What the work on a host needs. */
export interface HostWork {
  world: ProbeWorld;
  recorder: ProbeRecorder;
  communities: () => Promise<readonly ProbeCommunity[]>;
  /** After so long the host goes back into the queue, so that a large one does not keep others from it. */
  stintMs: number;
}

/**
 * Probes what is due at one host whose lease this process holds, one endpoint after the other: its pace allows no more.
 * Ends when nothing is due, when the host does not answer or asks for patience, when its stint is over, or when the signal aborts:
 * what was under way then is not written down and stays due.
 *
 * @returns how many endpoints were probed
 */
export async function workOnHost(
  host: string,
  { world, recorder, communities, stintMs }: HostWork,
  signal: AbortSignal,
): Promise<number> {
  const endsAt = performance.now() + stintMs;
  let probed = 0;
  let isOver = false;

  async function probe(target: ProbeTarget, scope: ProbeScope): Promise<void> {
    const options = { scope, communities: await communities() };
    const observation = await askEndpoint(target, options, world, signal);
    // Others at this host need not try before it is written down.
    isOver ||= hostVerdict(observation).state !== 'fine' || performance.now() > endsAt;
    await recorder.add(observation);
    probed += 1;
  }

  while (!isOver && !signal.aborted) {
    const { scope, targets } = await findDueAtHost(host, world.now(), portion);
    for (const target of targets) {
      if (!isOver && !signal.aborted) await probe(target, scope);
    }
    // A canary is one request; what else is due there was not.
    if (targets.length === 0 || scope === 'metadata') break;
  }
  return probed;
}
