import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { sandboxTrustCommunities } from '@/lib/domain/communities/sandbox-trust-communities';
import { followRun } from '@/lib/domain/runs/follow-run';
import { resetEnv } from '@/lib/env';
import type { RunFrame } from '@/lib/run/frames';
import type { DocumentChange, EndpointDocumentText } from '@/lib/schemas/directory-document';
import type { DirectoryEndpoint } from '@/lib/schemas/directory-endpoint';
import type { Run } from '@/lib/schemas/run';
import {
  serving,
  smartDocument,
  startProbeHosts,
  statement,
  type FakeDocuments,
  type ProbeHosts,
} from '../fakes/probe-hosts';
import { signMetadata } from '../fakes/signed-metadata';
import { api, makeWorkspace, type TestMember } from './api';
import { makeHost, probe } from './directory-endpoint.fixtures';

const dayMs = 86_400_000;
const root = '/workspaces/readers/directory/endpoints';
let hosts: ProbeHosts;
let as: TestMember;
let developer: TestMember;

beforeAll(async () => {
  process.env.OUTBOUND_ALLOW = '127.0.0.0/8';
  resetEnv();
  hosts = await startProbeHosts();
  const { members } = await makeWorkspace('readers', ['viewer', 'developer']);
  as = members.viewer;
  developer = members.developer;
});

afterAll(async () => {
  await hosts.close();
});

const make = (documents: FakeDocuments, options: Parameters<typeof makeHost>[2] = {}) =>
  makeHost(hosts, serving(documents), options);

async function getDocument(id: string, kind: string, community?: string) {
  const query = community === undefined ? '' : `?community=${encodeURIComponent(community)}`;
  const answer = await api<EndpointDocumentText>('GET', `${root}/${id}/documents/${kind}${query}`, {
    as,
  });
  expect(answer.status, JSON.stringify(answer.problem)).toBe(200);
  return answer.data;
}

async function getEndpoint(id: string): Promise<DirectoryEndpoint> {
  const answer = await api<DirectoryEndpoint>('GET', `${root}/${id}`, { as });
  expect(answer.status, JSON.stringify(answer.problem)).toBe(200);
  return answer.data;
}

const verdicts = ({ stored }: EndpointDocumentText) =>
  Object.fromEntries((stored?.checks ?? []).map(({ id, verdict }) => [id, verdict]));

describe('the documents of an endpoint', () => {
  it('are given as they came, with the checks of a run', async () => {
    const { id } = await make({
      metadata: statement({ fhirVersion: '3.0.2' }),
      smart: smartDocument(),
    });
    await probe(id);
    const metadata = await getDocument(id, 'metadata');
    expect(JSON.parse(metadata.text ?? '')).toEqual(statement({ fhirVersion: '3.0.2' }));
    expect(verdicts(metadata)).toEqual({
      'fhir.capability-statement.found': 'pass',
      'fhir.capability-statement.resource': 'pass',
      'fhir.capability-statement.media-type': 'warn',
      'fhir.capability-statement.fhir-version': 'fail',
      'fhir.capability-statement.rest': 'pass',
    });
    expect(metadata.stored).toMatchObject({
      isOlder: false,
      leftOut: [],
      receivedAt: metadata.latest.checkedAt,
    });
    expect(metadata.stored?.checks.every(({ exchangeId }) => exchangeId === null)).toBe(true);
    const smart = await getDocument(id, 'smart');
    expect(verdicts(smart)).toMatchObject({
      'smart.configuration.token-endpoint': 'pass',
      'smart.configuration.pkce': 'fail',
    });
    const udap = await getDocument(id, 'udap');
    expect(udap).toMatchObject({ latest: { outcome: 'absent' }, stored: null, text: null });
  });

  it('are judged with their signatures, for everybody and for each community, and nobody is asked', async () => {
    const communities = await sandboxTrustCommunities();
    const { id, address, baseUrl } = await make({});
    const udap = await signMetadata({ baseUrl, sanUri: baseUrl, iss: baseUrl });
    hosts.behave(address, serving({ metadata: statement(), udap }));
    await probe(id, { communities });
    const asked = hosts.record(address).requests.length;
    const plain = await getDocument(id, 'udap');
    expect(verdicts(plain)).toMatchObject({
      'udap.signed-metadata.signature': 'pass',
      'udap.signed-metadata.iss-equals-base': 'pass',
      'udap.signed-metadata.exp': 'pass',
      'x509.path.reaches-anchor': 'pass',
    });
    // Revocation needs lists of others.
    expect(verdicts(plain)).not.toHaveProperty('x509.revocation');
    expect(plain.stored?.leftOut.join()).toContain('revoked');
    const { data } = await api<DirectoryEndpoint>('GET', `${root}/${id}`, { as });
    const [community] = data.abilities?.communities ?? [];
    const ofCommunity = await getDocument(id, 'udap', community);
    expect(verdicts(ofCommunity)).toMatchObject({ 'x509.path.reaches-anchor': 'pass' });
    expect(hosts.record(address).requests).toHaveLength(asked);
    const elsewhere = await signMetadata({
      baseUrl,
      sanUri: 'https://other.example/fhir',
      iss: 'https://other.example/fhir',
    });
    hosts.behave(address, serving({ metadata: statement(), udap: elsewhere }));
    await probe(id);
    expect(verdicts(await getDocument(id, 'udap'))).toMatchObject({
      'udap.signed-metadata.iss-equals-base': 'fail',
    });
  });

  it('stay when the endpoint does not give them any more, and say so; withdrawn ones do not', async () => {
    const { id, address } = await make({ metadata: statement(), smart: smartDocument() });
    await probe(id, { at: new Date(Date.now() - dayMs) });
    hosts.behave(address, (path) =>
      path.endsWith('/metadata') ? { status: 500 } : { status: 404 },
    );
    await probe(id);
    const metadata = await getDocument(id, 'metadata');
    expect(metadata).toMatchObject({
      latest: { outcome: 'http-5xx', httpStatus: 500 },
      stored: { isOlder: true },
    });
    expect(verdicts(metadata)).toHaveProperty('fhir.capability-statement.found');
    expect((await getDocument(id, 'smart')).stored).toBeNull();
  });

  it('are known with their content type from the request that brought them, as long as it is kept', async () => {
    const json = { 'content-type': 'application/fhir+json', etag: '"v1"' };
    const { id } = await makeHost(hosts, (path, headers) => {
      if (!path.endsWith('/metadata')) return { status: 404 };
      if (headers['if-none-match']) return { status: 304 };
      return { headers: json, body: statement({ title: 'kept' }) };
    });
    await probe(id, { at: new Date(Date.now() - dayMs) });
    await probe(id);
    const kept = await getDocument(id, 'metadata');
    expect(verdicts(kept)['fhir.capability-statement.media-type']).toBe('pass');
    expect(kept.stored).toMatchObject({ isOlder: true, confirmedAt: kept.latest.checkedAt });
    const client = await db();
    await client.endpointProbe.deleteMany({ where: { endpointId: id, outcome: 'ok' } });
    const pruned = await getDocument(id, 'metadata');
    expect(verdicts(pruned)).not.toHaveProperty('fhir.capability-statement.media-type');
    expect(pruned.stored?.receivedAt).toBeNull();
    expect(pruned.stored?.leftOut.join()).toContain('content type');
  });

  it('are refused in words where there is none', async () => {
    const { id } = await make({ metadata: statement() });
    const never = await api('GET', `${root}/${id}/documents/metadata`, { as });
    expect(never.problem).toMatchObject({ status: 404, code: 'resource.not_found' });
    expect(never.problem.detail).toContain('never asked');
    const unknown = await api('GET', `${root}/${id}/documents/metadata?communty=x`, { as });
    expect(unknown.status).toBe(422);
  });

  it('of third parties are cut where they stand in checks', async () => {
    const metadata = statement({ software: { name: 'x'.repeat(50_000) } });
    const { id } = await make({ metadata });
    await probe(id);
    const { stored } = await getDocument(id, 'metadata');
    expect(Math.max(...(stored?.checks ?? []).map(({ seen }) => seen.length))).toBeLessThan(1_100);
  });
});

describe('the changes of an endpoint', () => {
  it('of documents are told member by member', async () => {
    const { id, address } = await make({ metadata: statement(), smart: smartDocument() });
    await probe(id);
    const metadata = statement({
      date: '2026-02-02',
      rest: [{ mode: 'server', resource: [{ type: 'Patient' }, { type: 'Claim' }] }],
    });
    hosts.behave(address, serving({ metadata }));
    await probe(id);
    const { changes } = await getEndpoint(id);
    expect(changes.map(({ kind, hasDiff }) => [kind, hasDiff]).toSorted()).toEqual([
      ['metadata', true],
      ['smart', true],
    ]);
    const diffOf = async (kind: string) => {
      const change = changes.find((one) => one.kind === kind);
      const path = `${root}/${id}/changes/${change?.id}`;
      return (await api<DocumentChange>('GET', path, { as })).data;
    };
    const changed = await diffOf('metadata');
    expect(changed.changes.map(({ kind, member }) => [kind, member])).toEqual([
      ['removed', 'rest[server].resource[Observation]'],
      ['added', 'rest[server].resource[Claim]'],
    ]);
    expect(changed.total).toBe(2);
    const withdrawn = await diffOf('smart');
    expect(withdrawn.changes.every(({ kind }) => kind === 'removed')).toBe(true);
    expect(withdrawn.total).toBe(Object.keys(smartDocument()).length);
    const other = await make({});
    const foreign = await api('GET', `${root}/${other.id}/changes/${changes[0]?.id}`, { as });
    expect(foreign.status).toBe(404);
  });

  it('of a status have no diff', async () => {
    const { id, address } = await make({ metadata: statement() });
    await probe(id);
    hosts.behave(address, () => ({ status: 500 }));
    await probe(id);
    const { changes } = await getEndpoint(id);
    expect(changes).toMatchObject([
      { kind: 'status', before: 'working', after: 'unreachable', hasDiff: false },
    ]);
    const answer = await api('GET', `${root}/${id}/changes/${changes[0]?.id}`, { as });
    expect(answer.problem.detail).toContain('about no document');
  });
});

describe('how an endpoint is doing', () => {
  it('is told for each of 30 days', async () => {
    const { id, address } = await make({ metadata: statement() });
    expect((await getEndpoint(id)).uptime).toBeNull();
    await probe(id, { at: new Date(Date.now() - 2 * dayMs) });
    hosts.behave(address, () => ({ status: 500 }));
    await probe(id);
    const { uptime } = await getEndpoint(id);
    expect(uptime).toMatchObject({ percent: 50, probes: 2 });
    expect(uptime?.days).toHaveLength(30);
    expect(uptime?.days.slice(-3).map(({ probes, worked }) => [probes, worked])).toEqual([
      [1, 1],
      [0, 0],
      [1, 0],
    ]);
  });

  it('shows at once that its host is dead, although only another endpoint was asked', async () => {
    const first = await make({ metadata: statement() });
    const { address } = first;
    const other = await make({ metadata: statement() }, { address, path: '/other' });
    hosts.behave(address, serving({ metadata: statement() }));
    await probe(first.id, { at: new Date(Date.now() - dayMs) });
    await probe(other.id, { at: new Date(Date.now() - dayMs) });
    expect((await getEndpoint(other.id)).hostState).toMatchObject({ state: 'fine' });
    hosts.behave(address, () => 'close');
    // A connection that ends without an answer is of one address; a name or a port that is not there is of the host.
    const client = await db();
    const nobodyThere = `http://${address}:9/fhir`;
    await client.fhirEndpoint.update({ where: { id: first.id }, data: { baseUrl: nobodyThere } });
    await probe(first.id, { scope: 'metadata' });
    const { status, hostState, lastProbedAt } = await getEndpoint(other.id);
    expect(status).toBe('working');
    expect(hostState).toMatchObject({ state: 'down', failures: 1, isOptedOut: false });
    expect(hostState?.detail).not.toBeNull();
    expect(hostState!.at! > lastProbedAt!).toBe(true);
  });

  it('names the endpoint that took its place, and the address where none is known', async () => {
    const heir = await make({ metadata: statement() }, { path: '/new' });
    const redirecting = (to: string) => (path: string) => ({
      status: 301,
      headers: { location: `${to}${path.replace('/fhir', '')}` },
    });
    const known = await makeHost(hosts, redirecting(heir.baseUrl));
    await probe(known.id);
    expect(await getEndpoint(known.id)).toMatchObject({
      status: 'moved',
      movedTo: heir.baseUrl,
      successor: { id: heir.id, baseUrl: heir.baseUrl },
    });
    const elsewhere = heir.baseUrl.replace('/new', '/unlisted');
    const unknown = await makeHost(hosts, redirecting(elsewhere));
    await probe(unknown.id);
    expect(await getEndpoint(unknown.id)).toMatchObject({
      status: 'moved',
      movedTo: elsewhere,
      successor: null,
    });
  });

  it('is marked where only NPPES names it', async () => {
    const { id, baseUrl } = await make({ metadata: statement() });
    const client = await db();
    const say = async (kind: string) => {
      const sourceId = newId('src');
      const source = { id: sourceId, name: kind, publisher: 'Somebody', kind };
      await client.directorySource.create({ data: source });
      await client.endpointAssertion.create({
        data: {
          id: newId('epa'),
          sourceId,
          key: id,
          endpointId: id,
          publishedUrl: baseUrl,
          content: {
            name: null,
            fhirVersion: null,
            environment: 'unknown',
            audience: 'unknown',
          },
          contentSha: '',
          snapshotId: '',
        },
      });
    };
    expect((await getEndpoint(id)).isSelfReported).toBe(false);
    await say('self-reported');
    expect(await getEndpoint(id)).toMatchObject({
      isSelfReported: true,
      claims: [{ sourceKind: 'self-reported' }],
    });
    await say('vendor');
    expect((await getEndpoint(id)).isSelfReported).toBe(false);
  });
});

describe('the list of brands that an endpoint names', () => {
  const sourcesOf = async (url: string) =>
    (await db()).directorySource.findMany({ where: { url } });
  const naming = (user_access_brand_bundle: string) => ({
    metadata: statement(),
    smart: smartDocument({ user_access_brand_bundle }),
  });

  it('becomes one source that is off, however many endpoints name it', async () => {
    const url = 'https://brands.larkspur.example/brands.json';
    const [one, two] = [await make(naming(url)), await make(naming(url))];
    await probe(one.id);
    await probe(two.id);
    const sources = await sourcesOf(url);
    expect(sources).toMatchObject([
      {
        name: `Brands named by ${one.address}`,
        publisher: 'brands.larkspur.example',
        kind: 'holder',
        format: 'fhir-bundle',
        trust: 80,
        isEnabled: false,
        everyHours: 24,
      },
    ]);
    expect(await getEndpoint(two.id)).toMatchObject({
      brands: { url, source: { id: sources[0]?.id, isEnabled: false } },
    });
  });

  it('stays what the operator made of it', async () => {
    const url = 'https://lists.larkspur.example/all.json';
    const client = await db();
    const own = { id: newId('src'), name: 'Ours', publisher: 'Us', kind: 'operator', url };
    await client.directorySource.create({ data: { ...own, isEnabled: true, trust: 10 } });
    const { id } = await make(naming(url));
    await probe(id);
    expect(await sourcesOf(url)).toMatchObject([{ id: own.id, trust: 10, isEnabled: true }]);
    expect((await getEndpoint(id)).brands?.source).toMatchObject({ id: own.id, isEnabled: true });
  });

  it('becomes none over http, and of one host no more than five do', async () => {
    const plain = await make(naming('http://brands.larkspur.example/plain.json'));
    await probe(plain.id);
    expect(await getEndpoint(plain.id)).toMatchObject({ brands: { source: null } });
    for (let tenant = 0; tenant < 7; tenant += 1) {
      const { id } = await make(naming(`https://tenants.example/${tenant}/brands.json`));
      await probe(id);
    }
    const client = await db();
    expect(await client.directorySource.count({ where: { publisher: 'tenants.example' } })).toBe(5);
  });
});

describe('a conformance run', () => {
  async function run(id: string): Promise<{ run: Run; frames: RunFrame[] }> {
    const answer = await api<Run>('POST', `${root}/${id}/conformance`, { as: developer });
    expect(answer.status, JSON.stringify(answer.problem)).toBe(201);
    const frames: RunFrame[] = [];
    for await (const frame of followRun(answer.data.id, AbortSignal.timeout(60_000))) {
      frames.push(frame);
    }
    return { run: answer.data, frames };
  }
  const checkIds = (frames: readonly RunFrame[]) =>
    frames.flatMap((frame) => (frame.type === 'check' ? [frame.check.id] : []));

  it('judges all documents, whatever is wrong with the first', async () => {
    const { id, address, baseUrl } = await make({});
    const udap = await signMetadata({ baseUrl, sanUri: baseUrl, iss: 'https://other.example/r4' });
    const broken = { ...udap, udap_versions_supported: ['2'] };
    hosts.behave(address, serving({ metadata: {}, smart: smartDocument(), udap: broken }));
    const { run: started, frames } = await run(id);
    expect(started).toMatchObject({ kind: 'conformance', holder: baseUrl });
    const ids = checkIds(frames);
    expect(ids).toEqual(
      expect.arrayContaining([
        'fhir.capability-statement.resource',
        'smart.configuration.pkce',
        'udap.metadata.versions-supported',
        'udap.signed-metadata.iss-equals-base',
      ]),
    );
    expect(frames.at(-1)).toMatchObject({ type: 'run.finished', verdict: 'fail' });
    const client = await db();
    expect(
      await client.auditEntry.findFirst({ where: { action: 'directory-endpoint.conformance' } }),
    ).toMatchObject({ targetId: started.id });
  });

  it('does not hold it against an endpoint that it has no UDAP', async () => {
    const { id } = await make({ metadata: statement() });
    const { frames } = await run(id);
    const found = frames.flatMap((frame) =>
      frame.type === 'check' && frame.check.id === 'udap.metadata.found' ? [frame.check] : [],
    );
    expect(found).toMatchObject([{ verdict: 'warn' }]);
    expect(frames.some((frame) => frame.type === 'note' && frame.step === 'trust')).toBe(true);
    expect(frames.at(-1)).toMatchObject({ status: 'finished', verdict: 'warn' });
  });

  it('ends at once where nothing answers', async () => {
    const { id } = await makeHost(hosts, () => 'close');
    const { frames } = await run(id);
    const exchanges = frames.filter(({ type }) => type === 'exchange');
    expect(exchanges).toHaveLength(1);
    expect(frames.at(-1)).toMatchObject({ type: 'run.finished', verdict: 'fail' });
  });
});
