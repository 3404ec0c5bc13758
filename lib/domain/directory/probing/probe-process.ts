import 'server-only';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { env } from '@/lib/env';
import type { ProbeWorld } from './ask-document';
import { defaultPace, openHostGates, type HostGates, type Pace } from './host-gates';
import {
  defaultLeaseTiming,
  openHostLeases,
  type HostLeases,
  type ProbeWorker,
} from './host-leases';
import { openProbeSend, probeUserAgent, type ProbeSend } from './probe-send';

/** What all probes of one process share, so that together they keep to the budget of a host. */
export interface ProbeProcess {
  worker: ProbeWorker;
  gates: HostGates;
  leases: HostLeases;
  /** Probes on demand that are under way, by endpoint. */
  onDemand: Map<string, Promise<void>>;
}

/** Opens what probes share. Tests open several, as if they were processes. */
export function openProbeProcess(
  options: { isAlone: boolean; pace?: Pace } & Partial<ProbeWorker>,
): ProbeProcess {
  const { pace = defaultPace, ...rest } = options;
  const worker: ProbeWorker = { owner: newId('own'), ...defaultLeaseTiming, ...rest };
  return {
    worker,
    gates: openHostGates(pace),
    leases: openHostLeases(worker),
    onDemand: new Map(),
  };
}

const store = globalThis as typeof globalThis & { onrampProbing?: ProbeProcess | undefined };

/** What the probes of this process share, whichever bundle asks: Next loads this module more than once. */
export function probeProcess(): ProbeProcess {
  store.onrampProbing ??= openProbeProcess({ isAlone: !env().DATABASE_URL });
  return store.onrampProbing;
}

/** False for hosts that opted out. */
export async function mayAsk(host: string): Promise<boolean> {
  const client = await db();
  const row = await client.probeHost.findUnique({
    where: { host },
    select: { isOptedOut: true },
  });
  return !row?.isOptedOut;
}

/** The world of a probe in this process. */
export function probeWorld(
  { gates }: ProbeProcess,
  options: { send?: ProbeSend; now?: () => Date } = {},
): ProbeWorld {
  return {
    gates,
    mayAsk,
    send: options.send ?? openProbeSend(),
    now: options.now ?? (() => new Date()),
    userAgent: probeUserAgent(),
  };
}
