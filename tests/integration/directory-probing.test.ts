import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { endpointKey } from '@/lib/directory/normalize/endpoint-key';
import type { ProbeCommunity } from '@/lib/directory/probe/community-membership';
import { sandboxTrustCommunities } from '@/lib/domain/communities/sandbox-trust-communities';
import { uptimeOfEndpoints } from '@/lib/domain/directory/probing/endpoint-uptime';
import type { Pace } from '@/lib/domain/directory/probing/host-gates';
import { optInHost, optOutHost } from '@/lib/domain/directory/probing/opt-out';
import { probeEndpoint } from '@/lib/domain/directory/probing/probe-endpoint';
import { probeNow } from '@/lib/domain/directory/probing/probe-now';
import { openProbeProcess, probeWorld } from '@/lib/domain/directory/probing/probe-process';
import { openProbeSend, type ProbeSend } from '@/lib/domain/directory/probing/probe-send';
import { pruneProbes } from '@/lib/domain/directory/probing/prune-probes';
import { startProbeJob } from '@/lib/domain/directory/probing/start-probe-job';
import { parseAllowList } from '@/lib/net/allow-list';
import { createPolicy } from '@/lib/net/policy';
import { issue, makeCa } from '@/lib/protocol/testing/pki';
import {
  serving,
  smartDocument,
  startProbeHosts,
  statement,
  type HostBehaviour,
  type ProbeHosts,
} from '../fakes/probe-hosts';
import { signMetadata } from '../fakes/signed-metadata';
import { api, makeWorkspace } from './api';

const day = 86_400_000;
const policy = createPolicy({
  allow: parseAllowList('127.0.0.0/8'),
  portalUrl: 'http://localhost:3000',
  portalPort: 3000,
});
/** Ten times as fast as in earnest: what is measured is the shape. */
const quick: Pace = { perSecond: 10, burst: 2, atOnce: 2, globally: 32 };
const free: Pace = { perSecond: 10_000, burst: 1_000, atOnce: 2, globally: 32 };

let hosts: ProbeHosts;
let send: ProbeSend;
let refreshed: string[] = [];
const refreshListings = (_: unknown, { endpointIds }: { endpointIds: string[] }) => {
  refreshed.push(...endpointIds);
  return Promise.resolve();
};

beforeAll(async () => {
  hosts = await startProbeHosts();
  send = openProbeSend({ policy, limits: { connectMs: 1_000, headersMs: 600, totalMs: 1_000 } });
});

afterAll(async () => {
  await hosts.close();
});

let count = 0;
/** An address that no other test uses. */
function freshAddress(): string {
  count += 1;
  return `127.9.${count >> 8}.${count & 255 || 255}`;
}

async function makeEndpoint(baseUrl: string, more: object = {}): Promise<string> {
  const { host, key } = endpointKey(baseUrl) as { host: string; key: string };
  const id = newId('end');
  const client = await db();
  await client.fhirEndpoint.create({
    data: { id, baseUrl, host, urlKey: key, urlKeyLower: key.toLowerCase(), ...more },
  });
  return id;
}

async function makeHost(behaviour: HostBehaviour, path = '/fhir', more: object = {}) {
  const address = freshAddress();
  hosts.behave(address, behaviour);
  const baseUrl = `http://${address}:${hosts.port}${path}`;
  return { address, baseUrl, id: await makeEndpoint(baseUrl, more) };
}

async function probe(
  id: string,
  options: { at?: Date; send?: ProbeSend; communities?: readonly ProbeCommunity[] } = {},
) {
  const world = probeWorld(openProbeProcess({ isAlone: false, pace: free }), {
    send: options.send ?? send,
    now: () => options.at ?? new Date(),
  });
  return probeEndpoint(id, world, {
    communities: options.communities ?? [],
    refreshListings,
    signal: AbortSignal.timeout(20_000),
  });
}

async function read(id: string) {
  const client = await db();
  return client.fhirEndpoint.findUniqueOrThrow({
    where: { id },
    include: {
      capability: true,
      days: true,
      changes: { orderBy: [{ at: 'asc' }, { kind: 'asc' }] },
      probes: { orderBy: [{ checkedAt: 'asc' }, { kind: 'asc' }, { community: 'asc' }] },
    },
  });
}

const outcomes = ({ probes }: Awaited<ReturnType<typeof read>>) =>
  probes.map(({ kind, outcome }) => `${kind} ${outcome}`);

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`did not come: ${what}`);
    await pause(50);
  }
}

describe('what a probe finds', () => {
  it('reads the documents of an endpoint into columns, and stores each body once', async () => {
    const documents = {
      metadata: statement(),
      smart: smartDocument({ user_access_brand_bundle: 'https://larkspur.example/brands.json' }),
    };
    const one = await makeHost(serving(documents));
    const two = await makeHost(serving(documents));
    refreshed = [];
    await probe(one.id);
    await probe(two.id);
    const endpoint = await read(one.id);
    expect(endpoint).toMatchObject({ status: 'working', fhirFamily: 'r4' });
    expect(outcomes(endpoint)).toEqual(['metadata ok', 'smart ok', 'udap absent']);
    expect(endpoint.capability).toMatchObject({
      fhirVersion: '4.0.1',
      software: 'Larkspur Server 3.2',
      resources: ['Patient', 'Observation'],
      smartCapabilities: ['launch-standalone', 'permission-patient'],
      registrationEndpoint: 'https://auth.larkspur.example/register',
      brandBundleUrl: 'https://larkspur.example/brands.json',
    });
    expect(endpoint.lastWorkedAt).toEqual(endpoint.lastProbedAt);
    expect(endpoint.days).toMatchObject([{ probes: 1, worked: 1 }]);
    expect(endpoint.changes).toEqual([]);
    expect(refreshed).toEqual([one.id, two.id]);
    const other = await read(two.id);
    expect(other.capability?.metadataSha).toBe(endpoint.capability?.metadataSha);
    const [asked] = hosts.record(one.address).requests;
    expect(asked?.headers['user-agent']).toBe(
      'Onramp/0.1 (endpoint directory; +http://localhost:3000)',
    );
    const next = endpoint.nextProbeAt!.getTime() - endpoint.lastProbedAt!.getTime();
    expect(next).toBeGreaterThanOrEqual(0.9 * day);
    expect(next).toBeLessThanOrEqual(1.1 * day);
  });

  const json = { 'content-type': 'application/fhir+json' };
  it.each<[string, HostBehaviour, string]>([
    ['a page', () => ({ body: '<html>Welcome</html>' }), 'not-json'],
    ['another resource', () => ({ headers: json, body: { resourceType: 'Bundle' } }), 'wrong-type'],
    [
      'nesting without end',
      () => ({ body: `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}` }),
      'wrong-type',
    ],
    ['no such thing', () => ({ status: 404 }), 'http-4xx'],
    ['a locked door', () => ({ status: 401 }), 'auth-required'],
    ['a fault of its own', () => ({ status: 500 }), 'http-5xx'],
    ['a request for patience', () => ({ status: 429 }), 'throttled'],
    ['silence', () => 'hang', 'timeout'],
    ['an end of the connection', () => 'close', 'refused'],
    [
      'too much',
      () => ({ headers: json, body: `{"a":"${'x'.repeat(10 * 1024 * 1024)}"}` }),
      'too-large',
    ],
    ['304 to a request without validators', () => ({ status: 304 }), 'wrong-type'],
  ])('calls %s by its name', async (_, behaviour, outcome) => {
    const { id } = await makeHost(behaviour);
    await probe(id);
    const endpoint = await read(id);
    expect(endpoint.probes[0]).toMatchObject({ kind: 'metadata', outcome });
    const untouched = outcome === 'throttled';
    expect(endpoint.status).toBe(untouched ? 'not-checked' : 'never-worked');
    expect(endpoint.days).toHaveLength(untouched ? 0 : 1);
  });

  it('tells names that do not exist, ports without a server and servers without TLS apart', async () => {
    const resolving = openProbeSend({
      policy,
      resolve: (name) =>
        name === 'gone.larkspur.example'
          ? Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }))
          : Promise.resolve(['127.0.0.1']),
    });
    const dns = await makeEndpoint('https://gone.larkspur.example/fhir');
    const refusedAt = await makeEndpoint(`http://${freshAddress()}:9/fhir`);
    const { address } = await makeHost(serving({}));
    const tls = await makeEndpoint(`https://${address}:${hosts.port}/secure`);
    for (const id of [dns, refusedAt, tls]) await probe(id, { send: resolving });
    // After a failure of the host nothing else is asked.
    expect(outcomes(await read(dns))).toEqual(['metadata dns']);
    expect(outcomes(await read(refusedAt))).toEqual(['metadata refused']);
    expect(outcomes(await read(tls))).toEqual(['metadata tls']);
  });

  it('refuses addresses that are not public, and says nothing of them', async () => {
    const { id, address } = await makeHost(serving({ metadata: statement() }));
    const inside = await makeEndpoint('https://records.services.local/fhir');
    const guarded = openProbeSend({ resolve: () => Promise.resolve(['10.1.2.3']) });
    await probe(id, { send: guarded });
    await probe(inside, { send: guarded });
    for (const endpoint of [await read(id), await read(inside)]) {
      expect(outcomes(endpoint)).toEqual(['metadata blocked']);
      expect(endpoint.probes[0]?.detail).not.toContain('10.1.2.3');
    }
    expect(hosts.record(address).requests).toEqual([]);
  });

  it('asks where http is published for https first, and falls back', async () => {
    const { id, address } = await makeHost(serving({ metadata: statement() }), '/fhir', {
      isHttpPublished: true,
    });
    await probe(id);
    expect(outcomes(await read(id))).toEqual(['metadata ok', 'smart absent', 'udap absent']);
    expect(hosts.record(address).requests).toHaveLength(3);
  });
});

describe('what a probe notices', () => {
  it('asks with validators, and keeps what has not changed', async () => {
    const behave: HostBehaviour = (path, headers) => {
      if (!path.endsWith('/metadata')) return { status: 404 };
      if (headers['if-none-match'] === '"v1"') return { status: 304 };
      return { headers: { etag: '"v1"', 'content-type': 'application/json' }, body: statement() };
    };
    const { id } = await makeHost(behave);
    await probe(id);
    await probe(id);
    const endpoint = await read(id);
    expect(outcomes(endpoint).filter((line) => line.startsWith('metadata'))).toEqual([
      'metadata ok',
      'metadata not-modified',
    ]);
    expect(endpoint).toMatchObject({ status: 'working', changes: [] });
    expect(endpoint.probes[3]?.documentSha).toBe(endpoint.capability?.metadataSha);
    expect(endpoint.days).toMatchObject([{ probes: 2, worked: 2 }]);
  });

  it('notes a change of what a document says, not of its date', async () => {
    const { id, address } = await makeHost(
      serving({ metadata: statement(), smart: smartDocument() }),
    );
    await probe(id);
    const newDate = statement({
      date: '2026-02-02',
      id: 'another',
      software: { version: '3.2', releaseDate: '2026-02-02', name: 'Larkspur Server' },
    });
    hosts.behave(address, serving({ metadata: newDate, smart: smartDocument() }));
    await probe(id);
    expect((await read(id)).changes).toEqual([]);
    const newer = statement({ fhirVersion: '5.0.0' });
    hosts.behave(address, serving({ metadata: newer }));
    await probe(id);
    const endpoint = await read(id);
    expect(endpoint.changes.map(({ kind, summary }) => [kind, summary])).toEqual([
      ['metadata', 'CapabilityStatement changed.'],
      ['smart', 'It does not publish SMART configuration any more.'],
    ]);
    expect(endpoint.fhirFamily).toBe('r5');
    expect(endpoint.capability).toMatchObject({
      fhirVersion: '5.0.0',
      smartSha: null,
      smartCapabilities: [],
      registrationEndpoint: null,
    });
    // What was withdrawn is no fault.
    expect(endpoint.status).toBe('working');
  });

  it('goes from working to degraded to unreachable and back, with the days of each', async () => {
    const all = serving({ metadata: statement(), smart: smartDocument() });
    const { id, address } = await makeHost(all);
    const at = (days: number) => new Date(Date.now() - (10 - days) * day);
    await probe(id, { at: at(1) });
    hosts.behave(address, (path, headers) =>
      path.endsWith('/smart-configuration') ? { status: 500 } : all(path, headers),
    );
    await probe(id, { at: at(2) });
    expect(await read(id)).toMatchObject({ status: 'degraded' });
    // The good document is still what is known.
    expect((await read(id)).capability?.smartCapabilities).toHaveLength(2);
    hosts.behave(address, () => ({ status: 500 }));
    await probe(id, { at: at(3) });
    await probe(id, { at: at(4) });
    const down = await read(id);
    expect(down).toMatchObject({ status: 'unreachable', statusSince: at3(down) });
    hosts.behave(address, all);
    await probe(id, { at: at(5) });
    const back = await read(id);
    expect(back.status).toBe('working');
    expect(back.changes.map(({ before, after }) => [before, after])).toEqual([
      ['working', 'degraded'],
      ['degraded', 'unreachable'],
      ['unreachable', 'working'],
    ]);
    const uptime = (await uptimeOfEndpoints([id], new Date())).get(id);
    expect(uptime).toMatchObject({ percent: 60, probes: 5, days: 5 });
    function at3({ probes }: Awaited<ReturnType<typeof read>>): Date {
      return probes.find(({ outcome, kind }) => kind === 'metadata' && outcome === 'http-5xx')!
        .checkedAt;
    }
  });

  it('says where an endpoint has moved to, and links the one that is there', async () => {
    const heir = await makeHost(serving({ metadata: statement() }), '/new/fhir');
    const { id } = await makeHost((path) => ({
      status: 301,
      headers: { location: `${heir.baseUrl}${path.replace('/fhir', '')}` },
    }));
    await probe(id);
    expect(await read(id)).toMatchObject({ status: 'moved', successorId: heir.id });
    expect((await read(id)).probes[0]?.finalUrl).toBe(`${heir.baseUrl}/metadata`);
  });

  it('follows three redirects and no more', async () => {
    const { id, address } = await makeHost((path) => ({
      status: 302,
      headers: { location: `${path}/again` },
    }));
    await probe(id);
    expect((await read(id)).probes[0]).toMatchObject({ outcome: 'wrong-type' });
    const first = hosts.record(address).requests.filter(({ path }) => path.includes('/metadata'));
    expect(first).toHaveLength(4);
  });

  it('notes when the certificate ends, and that it was renewed', async () => {
    const ca = await makeCa(null, { notBefore: new Date(Date.now() - day) });
    const address = freshAddress();
    const party = (days: number) =>
      issue(ca, {
        name: 'larkspur',
        sans: [{ type: 'ip', value: address }],
        notBefore: new Date(Date.now() - day),
        notAfter: new Date(Math.floor(Date.now() / 1000) * 1000 + days * day),
      });
    const trusting = openProbeSend({ policy, authorities: [ca.certificate.toString('pem')] });
    let id = '';
    for (const days of [20, 90]) {
      const served = await startProbeHosts(await party(days));
      served.behave(address, serving({ metadata: statement() }));
      const baseUrl = `https://${address}:${served.port}/fhir`;
      if (id === '') id = await makeEndpoint(baseUrl);
      else await (await db()).fhirEndpoint.update({ where: { id }, data: { baseUrl } });
      await probe(id, { send: trusting });
      await served.close();
    }
    const endpoint = await read(id);
    expect(endpoint.status).toBe('working');
    const daysLeft = (endpoint.certificateEndsAt!.getTime() - Date.now()) / day;
    expect(Math.round(daysLeft)).toBe(90);
    expect(endpoint.changes).toMatchObject([{ kind: 'certificate' }]);
    expect(endpoint.changes[0]?.summary).toContain('was renewed');
    expect(endpoint.probes[0]?.certificateIssuer).toContain('CN=');
  });

  it('asks for the communities that UDAP metadata hint at, and believes signatures only', async () => {
    const communities = await sandboxTrustCommunities();
    const udap = await signMetadata({
      baseUrl: 'https://larkspur.example/fhir',
      sanUri: 'https://larkspur.example/fhir',
      iss: 'https://larkspur.example/fhir',
    });
    const { id, address } = await makeHost(serving({ metadata: statement(), udap }));
    await probe(id, { communities });
    const { capability } = await read(id);
    expect(capability?.communities).toHaveLength(1);
    expect(communities.map(({ uri }) => uri)).toContain(capability?.communities[0]);
    const asked = hosts.record(address).requests.filter(({ path }) => path.includes('?community='));
    expect(asked).toHaveLength(1);
    const forged = {
      ...udap,
      signed_metadata: `${String(udap.signed_metadata).slice(0, -8)}AAAAAAAA`,
    };
    hosts.behave(address, serving({ metadata: statement(), udap: forged }));
    await probe(id, { communities });
    expect((await read(id)).capability?.communities).toEqual([]);
  });

  it('proposes two endpoints that differ only in case as one', async () => {
    const address = freshAddress();
    hosts.behave(address, serving({ metadata: statement({ title: 'twins' }) }));
    const upper = await makeEndpoint(`http://${address}:${hosts.port}/FHIR/R4`);
    const lower = await makeEndpoint(`http://${address}:${hosts.port}/fhir/r4`);
    await probe(upper);
    await probe(lower);
    const client = await db();
    const [firstId, secondId] = [upper, lower].sort();
    expect(
      await client.directoryDuplicate.findMany({ where: { firstId: firstId! } }),
    ).toMatchObject([{ kind: 'endpoint', firstId, secondId, state: 'open' }]);
  });

  it('removes requests after 90 days and keeps the days', async () => {
    const { id } = await makeHost(serving({ metadata: statement() }));
    await probe(id, { at: new Date(Date.now() - 91 * day) });
    await probe(id);
    expect(await pruneProbes(new Date())).toBe(3);
    const endpoint = await read(id);
    expect(endpoint.probes).toHaveLength(3);
    expect(endpoint.days).toHaveLength(2);
  });
});

describe('the job', () => {
  const start = (
    process = openProbeProcess({
      isAlone: false,
      pace: quick,
      leaseMs: 1_500,
      beatMs: 200,
      restMs: 300,
    }),
    more: object = {},
  ) => startProbeJob({ isScheduled: true, refreshListings, process, send, lookMs: 100, ...more });

  /** What earlier tests left due is not of interest here. */
  async function retireAll(): Promise<void> {
    const client = await db();
    await client.fhirEndpoint.updateMany({ data: { retiredAt: new Date() } });
  }

  const isProbed = async (ids: readonly string[]) => {
    const client = await db();
    const left = await client.fhirEndpoint.count({
      where: { id: { in: [...ids] }, nextProbeAt: null },
    });
    return left === 0;
  };

  it('calls nobody until it is turned on', async () => {
    await retireAll();
    const { id, address } = await makeHost(serving({ metadata: statement() }));
    const job = start(undefined, { isScheduled: false });
    await pause(500);
    await job.stop();
    expect(hosts.record(address).requests).toEqual([]);
    expect(await isProbed([id])).toBe(false);
  });

  it('keeps to the pace of a host, however many endpoints it has', async () => {
    await retireAll();
    const address = freshAddress();
    const slow = serving({ metadata: statement() });
    hosts.behave(address, (path, headers) => ({ ...(slow(path, headers) as object), after: 150 }));
    const ids = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        makeEndpoint(`http://${address}:${hosts.port}/tenant-${index}`),
      ),
    );
    const job = start();
    await until('all tenants probed', () => isProbed(ids));
    await job.stop();
    const { requests, mostUnderWay } = hosts.record(address);
    expect(requests).toHaveLength(24);
    expect(mostUnderWay).toBeLessThanOrEqual(quick.atOnce);
    // In any stretch of time, as the host sees it: the burst and what the rate gives.
    for (const [first, { at }] of requests.entries()) {
      for (const [more, later] of requests.slice(first).entries()) {
        const seconds = (later.at - at) / 1000;
        expect(more + 1).toBeLessThanOrEqual(quick.burst + seconds * quick.perSecond);
      }
    }
    const client = await db();
    const [endpoint] = await client.fhirEndpoint.findMany({ where: { id: ids[0]! } });
    const next = endpoint!.nextProbeAt!.getTime() - endpoint!.lastProbedAt!.getTime();
    expect(next).toBeGreaterThan(6 * day);
  });

  it('lets two pass at once after a rest, the others one by one, and none that gave up', async () => {
    const { address, baseUrl } = await makeHost(() => ({ status: 404, after: 60 }));
    const { gates } = openProbeProcess({ isAlone: false, pace: quick });
    const { signal } = new AbortController();
    const request = {
      purpose: 'fhir',
      method: 'GET',
      url: baseUrl,
      headers: {},
      redirect: 'manual',
    } as const;
    const impatient = new AbortController();
    const passing = Array.from({ length: 6 }, (_, index) => {
      const own = index === 3 ? impatient.signal : signal;
      return gates.pass(address, own, () => send(request, signal));
    });
    impatient.abort(new Error('gave up'));
    const ends = await Promise.allSettled(passing);
    expect(ends.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    const { requests, mostUnderWay } = hosts.record(address);
    expect(mostUnderWay).toBe(2);
    const gaps = requests.slice(1).map(({ at }, index) => at - requests[index]!.at);
    expect(gaps).toHaveLength(4);
    expect(Math.min(...gaps.slice(1))).toBeGreaterThanOrEqual(100);
  });

  it('leaves a host alone that asks for patience, as long as it says', async () => {
    await retireAll();
    const { id, address } = await makeHost(() => ({
      status: 429,
      headers: { 'retry-after': '3600' },
    }));
    const other = await makeEndpoint(`http://${address}:${hosts.port}/other`);
    const job = start();
    const client = await db();
    const row = () => client.probeHost.findUnique({ where: { host: address } });
    await until('the back-off', async () => (await row())?.backOffUntil != null);
    await pause(400);
    await job.stop();
    expect(hosts.record(address).requests).toHaveLength(1);
    const backOff = (await row())!.backOffUntil!.getTime() - Date.now();
    expect(backOff).toBeGreaterThan(3_590_000);
    expect(await isProbed([id])).toBe(false);
    expect(await isProbed([other])).toBe(false);
  });

  it('does not try the other endpoints of a host that is down, longer each time', async () => {
    await retireAll();
    const address = freshAddress();
    const ids = await Promise.all(
      ['a', 'b', 'c'].map((name) => makeEndpoint(`http://${address}:9/${name}`)),
    );
    const client = await db();
    const row = () => client.probeHost.findUnique({ where: { host: address } });
    const job = start();
    await until('the first failure', async () => (await row())?.failures === 1);
    const first = (await row())!.backOffUntil!.getTime() - Date.now();
    expect(await client.endpointProbe.count({ where: { endpointId: { in: ids } } })).toBe(1);
    await client.probeHost.update({
      where: { host: address },
      data: { backOffUntil: new Date(0) },
    });
    await until('the second failure', async () => (await row())?.failures === 2);
    await job.stop();
    expect(await client.endpointProbe.count({ where: { endpointId: { in: ids } } })).toBe(2);
    expect(first).toBeLessThanOrEqual(5 * 60_000);
    expect((await row())!.backOffUntil!.getTime() - Date.now()).toBeGreaterThan(4.9 * 60_000);
  });

  it('does not ask who opted out, and follows no redirect there', async () => {
    await retireAll();
    const { id, address, baseUrl } = await makeHost(serving({ metadata: statement() }));
    expect(await optOutHost(address, 'asked by mail')).toMatchObject({ endpoints: 1 });
    const sender = await makeHost((path) => ({
      status: 302,
      headers: { location: `${baseUrl}${path.replace('/fhir', '')}` },
    }));
    const job = start();
    await until('the other host', () => isProbed([sender.id]));
    await pause(300);
    expect(hosts.record(address).requests).toEqual([]);
    expect((await read(sender.id)).probes[0]).toMatchObject({ outcome: 'blocked' });
    await optInHost(address);
    await until('the host that is back', () => isProbed([id]));
    await job.stop();
  });

  it('stops at once when a host opts out in the middle', async () => {
    await retireAll();
    const address = freshAddress();
    hosts.behave(address, serving({ metadata: statement() }));
    const ids = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        makeEndpoint(`http://${address}:${hosts.port}/tenant-${index}`),
      ),
    );
    const job = start();
    const { requests } = hosts.record(address);
    await until('the first requests', () => requests.length >= 4);
    await optOutHost(address, '');
    await pause(500);
    const asked = requests.length;
    await pause(1_000);
    await job.stop();
    expect(requests).toHaveLength(asked);
    expect(asked).toBeLessThan(20);
    expect(await isProbed(ids)).toBe(false);
  });

  it('has no more requests under way than all hosts together may have', async () => {
    await retireAll();
    const plain = serving({ metadata: statement() });
    let most = 0;
    const made = await Promise.all(
      Array.from({ length: 12 }, () =>
        makeHost((path, headers) => {
          const underWay = [...hosts.records.values()].reduce((sum, one) => sum + one.underWay, 0);
          most = Math.max(most, underWay);
          return { ...(plain(path, headers) as object), after: 50 };
        }),
      ),
    );
    const pace = { ...quick, globally: 3 };
    const job = start(openProbeProcess({ isAlone: false, pace }));
    await until('all of them', () => isProbed(made.map(({ id }) => id)));
    await job.stop();
    expect(most).toBe(3);
  });

  it('looks at every host each six hours, by one document of one endpoint', async () => {
    await retireAll();
    const { id, address } = await makeHost(serving({ metadata: statement() }));
    await probe(id);
    const before = await read(id);
    const later = new Date(Date.now() + 7 * 3_600_000);
    const job = start(undefined, { now: () => later });
    await until('the canary', async () => (await read(id)).probes.length > 3);
    await pause(300);
    await job.stop();
    const after = await read(id);
    expect(
      hosts
        .record(address)
        .requests.slice(3)
        .map(({ path }) => path),
    ).toEqual(['/fhir/metadata']);
    expect(after.nextProbeAt).toEqual(before.nextProbeAt);
    expect(after.lastProbedAt).toEqual(later);
    expect(after.capability?.metadataSha).toBe(before.capability?.metadataSha);
  });

  it('never asks a host from two processes, and takes over from one that died', async () => {
    await retireAll();
    const timing = { isAlone: false, pace: quick, beatMs: 200, restMs: 300 };
    const { id, address } = await makeHost(serving({ metadata: statement() }));
    const dead = openProbeProcess({ ...timing, leaseMs: 1_500 });
    expect((await dead.leases.take([address])).has(address)).toBe(true);
    // Killed: it neither extends its lease nor gives it back.
    dead.leases.abandon();
    const job = start(openProbeProcess({ ...timing, leaseMs: 1_500 }));
    await pause(700);
    expect(hosts.record(address).requests).toEqual([]);
    await until('the take-over', () => isProbed([id]));
    await job.stop();
    expect(hosts.record(address).requests).toHaveLength(3);
  });

  it('shares hosts out among two jobs without asking any of them twice', async () => {
    await retireAll();
    const made = await Promise.all(
      Array.from({ length: 12 }, () => makeHost(serving({ metadata: statement() }))),
    );
    const jobs = [start(), start()];
    await until('all probed', () => isProbed(made.map(({ id }) => id)));
    await Promise.all(jobs.map((job) => job.stop()));
    for (const { address } of made) expect(hosts.record(address).requests).toHaveLength(3);
  });

  it('loses nothing when it is stopped in the middle', async () => {
    await retireAll();
    const slow = serving({ metadata: statement() });
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        makeHost((path, headers) => ({
          ...(slow(path, headers) as object),
          after: index % 2 === 0 ? 0 : 400,
        })),
      ),
    );
    const ids = made.map(({ id }) => id);
    const client = await db();
    const done = () =>
      client.fhirEndpoint.count({ where: { id: { in: ids }, lastProbedAt: { not: null } } });
    const first = start();
    await until('half of them', async () => (await done()) >= 5);
    await first.stop();
    const halfway = await done();
    expect(halfway).toBeLessThan(20);
    const broken = await client.endpointProbe.groupBy({
      by: ['endpointId'],
      where: { endpointId: { in: ids } },
      _count: { _all: true },
    });
    // Whole probes only: nothing that was cut off is taken for a failure.
    expect(broken.every(({ _count }) => _count._all === 3)).toBe(true);
    const second = start();
    await until('all of them', () => isProbed(ids));
    await second.stop();
    const rows = await client.fhirEndpoint.findMany({ where: { id: { in: ids } } });
    expect(rows.every(({ status }) => status === 'working')).toBe(true);
    expect(await client.endpointProbe.count({ where: { endpointId: { in: ids } } })).toBe(60);
  });
});

describe('on demand', () => {
  const caller = () => newId('wsp');
  const options = (more: object = {}) => ({
    refreshListings,
    send,
    process: openProbeProcess({ isAlone: false, pace: free }),
    ...more,
  });

  it('probes now, and answers the last probe while it is young', async () => {
    const { id, address } = await makeHost(serving({ metadata: statement() }));
    const first = await probeNow(caller(), id, options());
    expect(first).toMatchObject({ isNew: true, status: 'working', uptimePercent: 100 });
    expect(first.requests.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual([
      'metadata ok',
      'smart absent',
      'udap absent',
    ]);
    expect(await probeNow(caller(), id, options())).toEqual({ ...first, isNew: false });
    expect(hosts.record(address).requests).toHaveLength(3);
  });

  it('asks once for all who want to know the same', async () => {
    const { id, address } = await makeHost(serving({ metadata: statement() }));
    const shared = options();
    const reports = await Promise.all([1, 2, 3].map(() => probeNow(caller(), id, shared)));
    expect(new Set(reports.map(({ checkedAt }) => checkedAt)).size).toBe(1);
    expect(hosts.record(address).requests).toHaveLength(3);
  });

  it('says in words why a host is not asked', async () => {
    const out = await makeHost(serving({ metadata: statement() }));
    await optOutHost(out.address, 'the operator wrote to us');
    await expect(probeNow(caller(), out.id, options())).rejects.toMatchObject({
      code: 'probe.not_now',
      detail: expect.stringContaining('the operator wrote to us') as string,
    });
    const busy = await makeHost(() => ({ status: 503 }));
    const other = await makeEndpoint(`http://${busy.address}:${hosts.port}/other`);
    await probe(busy.id);
    await expect(probeNow(caller(), other, options())).rejects.toMatchObject({
      code: 'probe.not_now',
      detail: expect.stringContaining('left alone until') as string,
    });
    const held = await makeHost(serving({ metadata: statement() }));
    const elsewhere = openProbeProcess({ isAlone: false });
    await elsewhere.leases.take([held.address]);
    await expect(probeNow(caller(), held.id, options({ waitMs: 0 }))).rejects.toMatchObject({
      code: 'probe.not_now',
      detail: expect.stringContaining('at the moment') as string,
    });
    await elsewhere.leases.release(held.address);
    await expect(probeNow(caller(), 'end_none', options())).rejects.toMatchObject({
      code: 'resource.not_found',
    });
  });

  it('stops one workspace after sixty probes in a quarter of an hour', async () => {
    const workspace = newId('wsp');
    const client = await db();
    const { id } = await makeHost(serving({ metadata: statement() }));
    const process = openProbeProcess({ isAlone: false, pace: free });
    const old = { data: { lastProbedAt: new Date(0) }, where: { id } };
    for (let index = 0; index < 60; index += 1) {
      await client.fhirEndpoint.update(old);
      await probeNow(workspace, id, options({ process }));
    }
    await client.fhirEndpoint.update(old);
    await expect(probeNow(workspace, id, options())).rejects.toMatchObject({
      code: 'probe.too_many',
    });
  });

  it('is reached through the API: developers probe, the operator decides on hosts', async () => {
    const team = await makeWorkspace('probers', ['developer', 'viewer']);
    const operator = await makeWorkspace('operators', ['owner']);
    const client = await db();
    await client.user.update({
      where: { id: operator.members.owner.id },
      data: { isOperator: true },
    });
    const id = await makeEndpoint('http://10.20.30.40/fhir');
    const path = `/workspaces/probers/directory/endpoints/${id}/probe`;
    expect((await api('POST', path, { as: team.members.viewer })).status).toBe(403);
    // The portal has its own rules here: the address is private, and that is what it answers.
    const answer = await api('POST', path, { as: team.members.developer });
    expect(answer.status, JSON.stringify(answer.problem)).toBe(200);
    expect(answer.data).toMatchObject({
      isNew: true,
      status: 'never-worked',
      requests: [{ kind: 'metadata', outcome: 'blocked' }],
    });
    const optOut = '/admin/directory/hosts/fhir.larkspur.example/opt-out';
    const as = operator.members.owner;
    expect((await api('PUT', optOut, { as: team.members.developer, body: {} })).status).toBe(403);
    const put = await api('PUT', optOut, { as, body: { reason: 'asked' } });
    expect(put.data).toEqual({ host: 'fhir.larkspur.example', reason: 'asked', endpoints: 0 });
    const wrong = await api('PUT', '/admin/directory/hosts/https%3A%2F%2Fx/opt-out', {
      as,
      body: {},
    });
    expect(wrong.problem.errors?.[0]?.detail).toContain('expected a host name');
    expect((await api('DELETE', optOut, { as })).status).toBe(204);
    expect((await api('DELETE', optOut, { as })).status).toBe(404);
  });
});
