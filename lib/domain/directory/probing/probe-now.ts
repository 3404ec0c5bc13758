import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import { attemptLimiter } from '@/lib/auth/attempt-limiter';
import { db } from '@/lib/db/client';
import { listCommunities } from '@/lib/domain/communities/list-communities';
import { AppError } from '@/lib/errors';
import { exactTime } from '@/lib/format/dates';
import type { ProbeReport } from '@/lib/schemas/directory-probing';
import { resolveDirectoryId } from '../endpoints/resolve-id';
import { probeEndpoint } from './probe-endpoint';
import { probeProcess, probeWorld, type ProbeProcess } from './probe-process';
import type { ProbeSend } from './probe-send';
import type { RefreshListings } from './record-observations';
import { readReport } from './read-report';

/** A result that is younger is as good as a new one. */
const freshForMs = 10 * 60_000;
/** How long to wait for a host that another process is asking: a stint of it, and a little more. */
const patienceMs = 30_000;
const lookAgainMs = 500;

/** Probes that the people of one workspace may ask for. */
const perWorkspace = attemptLimiter('directory.probe', { limit: 60, windowSeconds: 15 * 60 });

/** The endpoint that an id leads to now: the row of one that was merged into another stays, but is not asked. */
async function findEndpoint(askedId: string) {
  const client = await db();
  const row = await client.fhirEndpoint.findUnique({
    where: { id: await resolveDirectoryId(askedId) },
    select: { id: true, host: true, lastProbedAt: true },
  });
  if (row) return row;
  throw new AppError('resource.not_found', { detail: `There is no endpoint ${askedId}.` });
}

/** Refuses, in words, to ask a host that does not want it. */
async function refuseUnwilling(host: string): Promise<void> {
  const client = await db();
  const row = await client.probeHost.findUnique({ where: { host } });
  if (row?.isOptedOut) {
    const reason = row.optOutReason ? ` Reason: ${row.optOutReason}` : '';
    throw new AppError('probe.not_now', {
      detail: `The operator of ${host} asked not to be probed.${reason} Ask the endpoint yourself, or the operator of this portal to lift the opt-out.`,
    });
  }
  if (row?.backOffUntil && row.backOffUntil > new Date()) {
    throw new AppError('probe.not_now', {
      detail: `${host} did not answer, or asked for patience, ${row.failures === 1 ? 'the last time' : `the last ${row.failures} times`}. It is left alone until ${exactTime(row.backOffUntil)}; try again then.`,
    });
  }
}

async function takeHost(
  { leases }: ProbeProcess,
  host: string,
  waitMs: number,
): Promise<AbortSignal> {
  const until = Date.now() + waitMs;
  for (;;) {
    const lease = (await leases.take([host])).get(host);
    if (lease) return lease;
    await refuseUnwilling(host);
    if (Date.now() >= until) {
      throw new AppError('probe.not_now', {
        detail: `The portal is asking ${host} at the moment, on behalf of others. Try again in a minute.`,
      });
    }
    await pause(lookAgainMs);
  }
}

async function probeAtHost(
  { id, host }: { id: string; host: string },
  process: ProbeProcess,
  options: ProbeNowOptions,
): Promise<void> {
  const { refreshListings, send, waitMs = patienceMs } = options;
  const lease = await takeHost(process, host, waitMs);
  try {
    await probeEndpoint(id, probeWorld(process, send ? { send } : {}), {
      // Those of everybody: what one workspace trusts is no news for a host, nor for the directory.
      communities: await listCommunities(null),
      refreshListings,
      signal: lease,
    });
  } catch (error) {
    if (!lease.aborted) throw error;
    await refuseUnwilling(host);
    throw new AppError('probe.not_now', {
      detail: `Another process of the portal has taken over ${host}. Try again in a minute.`,
      cause: error,
    });
  } finally {
    await process.leases.release(host);
  }
}

export interface ProbeNowOptions {
  refreshListings: RefreshListings;
  /** By default the one of this process. */
  process?: ProbeProcess;
  send?: ProbeSend;
  /** How long to wait for a host that another process is asking, in milliseconds. */
  waitMs?: number;
}

/**
 * Probes an endpoint for somebody who waits for it, at the pace of its host and with its lease. When the last probe is
 * younger than ten minutes its result is given instead. Who asks while the endpoint is being probed for somebody else
 * gets that result. Goes on to its end also when the caller goes away.
 *
 * @throws AppError `resource.not_found`; `probe.not_now` when the host opted out, is left alone after failures or is
 *   being asked; `probe.too_many` after 60 in a quarter of an hour
 */
export async function probeNow(
  workspaceId: string,
  endpointId: string,
  options: ProbeNowOptions,
): Promise<ProbeReport> {
  const { process = probeProcess() } = options;
  const { id, host, lastProbedAt } = await findEndpoint(endpointId);
  if (lastProbedAt && Date.now() - lastProbedAt.getTime() < freshForMs) {
    return readReport(id, { isNew: false });
  }
  await refuseUnwilling(host);
  if (!perWorkspace.attempt(workspaceId)) throw new AppError('probe.too_many');
  const known = process.onDemand.get(id);
  const probing = known ?? probeAtHost({ id, host }, process, options);
  if (!known) {
    process.onDemand.set(id, probing);
    const forget = (): boolean => process.onDemand.delete(id);
    probing.then(forget, forget);
  }
  await probing;
  return readReport(id, { isNew: true });
}
