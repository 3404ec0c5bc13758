import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { lookUpNppes } from '@/lib/domain/directory/nppes/look-up-nppes';
import { noteNppesRecord } from '@/lib/domain/directory/nppes/note-nppes-record';
import { resetEnv } from '@/lib/env';
import type { NppesAnswer, NppesNote } from '@/lib/schemas/nppes';
import { startNppesServer } from '../fakes/nppes-server';
import { api, makeWorkspace } from './api';

const root = '/workspaces/finders/directory/nppes';
const hourMs = 3_600_000;
let nppes: Awaited<ReturnType<typeof startNppesServer>>;
let team: Awaited<ReturnType<typeof makeWorkspace<'developer' | 'viewer'>>>;

beforeAll(async () => {
  nppes = await startNppesServer();
  process.env.NPPES_URL = nppes.url;
  process.env.OUTBOUND_ALLOW = nppes.host;
  resetEnv();
  team = await makeWorkspace('finders', ['developer', 'viewer']);
});

afterAll(() => nppes.close());

afterEach(async () => {
  nppes.state.mood = 'well';
  nppes.state.asked.length = 0;
  await (await db()).nppesAnswer.deleteMany();
});

const asViewer = () => ({ as: team.members.viewer });
const asDeveloper = () => ({ as: team.members.developer });
const search = (query: string) => api<NppesAnswer>('GET', `${root}?${query}`, asViewer());
const note = (npi: string) => api<NppesNote>('POST', `${root}/${npi}`, asDeveloper());
const never = new AbortController().signal;

describe('a look-up in NPPES', () => {
  it('finds organizations by the beginning of the name, for every member', async () => {
    const { status, data } = await search('name=harbor+cl&state=Minnesota&npi=');
    expect(status).toBe(200);
    expect(data).toMatchObject({
      state: 'answered',
      isFull: false,
      records: [{ npi: nppes.npi.organization, name: 'HARBOR CLINIC', otherEndpoints: 1 }],
    });
    expect(Object.fromEntries(nppes.state.asked[0]!)).toMatchObject({
      version: '2.1',
      enumeration_type: 'NPI-2',
      organization_name: 'HARBOR CL*',
      state: 'MN',
    });
  });

  it('keeps answers for a day, without what is about people', async () => {
    const begin = new Date('2026-11-20T10:00:00Z');
    const at = (hours: number) =>
      lookUpNppes({ name: 'harbor' }, never, new Date(begin.getTime() + hours * hourMs));
    await at(0);
    expect(await at(23)).toMatchObject({ fetchedAt: begin.toISOString() });
    expect(nppes.state.asked).toHaveLength(1);
    const rows = await (await db()).nppesAnswer.findMany();
    expect(JSON.stringify(rows)).toContain('HARBOR CLINIC');
    expect(JSON.stringify(rows)).not.toMatch(/PAT|0199|@/);

    await at(25);
    expect(nppes.state.asked).toHaveLength(2);
    expect(await (await db()).nppesAnswer.count()).toBe(1);
  });

  it('has nothing for an NPI that is not listed, which is no error', async () => {
    const { status, data } = await search(`npi=${nppes.npi.unlisted}`);
    expect(status).toBe(200);
    expect(data).toMatchObject({ state: 'answered', records: [] });
  });

  it('asks nobody when the check digit is wrong, and says what it would be', async () => {
    const { status, problem } = await search('npi=1234567890');
    expect(status).toBe(422);
    expect(problem.errors).toEqual([
      expect.objectContaining({
        path: 'query.npi',
        detail: expect.stringMatching(/check digit of 123456789 is 3/) as string,
      }),
    ]);
    expect(nppes.state.asked).toEqual([]);
  });

  it('refuses a state alone with the way out', async () => {
    const { status, problem } = await search('state=MN');
    expect(status).toBe(422);
    expect(problem.errors?.[0]?.path).toBe('query.state');
  });

  it('tells what NPPES refuses by the field, and keeps no refusal', async () => {
    const { data } = await search('city=nowhere');
    expect(data).toEqual({
      state: 'refused',
      refusals: [
        { field: 'city', detail: expect.stringMatching(/^NPPES says: Field city/) as string },
      ],
    });
    expect(await (await db()).nppesAnswer.count()).toBe(0);
  });

  it.each([
    ['broken', /status 503/],
    ['maintenance', /a web page/],
  ] as const)('is not answered while NPPES is %s', async (mood, reason) => {
    nppes.state.mood = mood;
    const { status, data } = await search('name=harbor');
    expect(status).toBe(200);
    expect(data).toEqual({
      state: 'not-answering',
      reason: expect.stringMatching(reason) as string,
    });
    expect(nppes.state.asked).toHaveLength(mood === 'broken' ? 2 : 1);
  });

  it('gives up twice after five seconds', async () => {
    nppes.state.mood = 'hang';
    const begin = Date.now();
    const { data } = await search('name=harbor');
    expect(data).toMatchObject({ state: 'not-answering' });
    expect(JSON.stringify(data)).toMatch(/within 5 seconds/);
    expect(nppes.state.asked).toHaveLength(2);
    expect(Date.now() - begin).toBeLessThan(14_000);
  });

  it('succeeds at the second try', async () => {
    nppes.state.mood = 'broken-once';
    expect((await search('name=harbor')).data).toMatchObject({ state: 'answered' });
    expect(nppes.state.asked).toHaveLength(2);
  });
});

describe('putting a record into the directory', () => {
  it('writes the organization and its FHIR endpoints as self-reported, and nothing else', async () => {
    const { status, data } = await note(nppes.npi.organization);
    expect(status).toBe(200);
    if (data.state !== 'noted') throw new Error(data.state);
    expect(data.endpoints.map(({ baseUrl, status: found }) => [baseUrl, found])).toEqual([
      ['https://fhir.harbor.example.org/r4/', 'not-checked'],
      ['https://old.harbor.example.org/dstu2', 'not-checked'],
    ]);
    const client = await db();
    const source = await client.directorySource.findUniqueOrThrow({
      where: { id: 'nppes-lookups' },
    });
    expect(source).toMatchObject({ kind: 'self-reported', trust: 20, url: null, everyHours: null });
    const organization = await client.organization.findUniqueOrThrow({
      where: { id: data.organizationId },
      include: { names: true, links: true },
    });
    expect(organization).toMatchObject({ npis: [nppes.npi.organization], state: 'MN' });
    expect(organization.names.map(({ name, kind }) => [name, kind])).toContainEqual([
      'HARBOR FAMILY CARE',
      'dba',
    ]);
    expect(organization.links).toHaveLength(2);
    const endpoints = await client.fhirEndpoint.findMany();
    expect(endpoints.map(({ environment }) => environment)).toEqual(['unknown', 'unknown']);
    expect(JSON.stringify(await client.endpointAssertion.findMany())).not.toContain('@');
  });

  it('changes nothing the second time but when it was seen last', async () => {
    const client = await db();
    const before = await client.endpointAssertion.findMany({ orderBy: { key: 'asc' } });
    await note(nppes.npi.organization);
    const after = await client.endpointAssertion.findMany({ orderBy: { key: 'asc' } });
    expect(after.map(({ id, firstSeenAt }) => [id, firstSeenAt])).toEqual(
      before.map(({ id, firstSeenAt }) => [id, firstSeenAt]),
    );
    expect(after[0]!.lastSeenAt.getTime()).toBeGreaterThan(before[0]!.lastSeenAt.getTime());
    expect(await client.organization.count()).toBe(1);
  });

  it('retires what NPPES no longer lists under the NPI, and leaves what another NPI lists', async () => {
    const client = await db();
    const old = () =>
      client.fhirEndpoint.findUniqueOrThrow({
        where: { urlKey: 'https://old.harbor.example.org/dstu2' },
        include: {
          links: { orderBy: { firstSeenAt: 'asc' } },
          assertions: { orderBy: { firstSeenAt: 'asc' } },
        },
      });
    const neighbour = await noteNppesRecord(nppes.npi.neighbour, 'Dev', never);
    expect(neighbour).toMatchObject({ state: 'noted', name: 'LAKESIDE HOSPITAL' });

    nppes.drop('https://old.harbor.example.org/dstu2');
    const kept = await noteNppesRecord(nppes.npi.organization, 'Dev', never);
    expect(kept).toMatchObject({ endpoints: [{ baseUrl: 'https://fhir.harbor.example.org/r4/' }] });
    const { retiredAt, links, assertions } = await old();
    expect(retiredAt).toBeNull();
    expect(assertions.map((assertion) => assertion.retiredAt !== null)).toEqual([true, false]);
    expect(links.map((link) => link.retiredAt !== null)).toEqual([true, false]);
  });

  it('says that an NPI is not listed, and that NPPES does not answer', async () => {
    expect((await note(nppes.npi.unlisted)).data).toEqual({
      state: 'not-listed',
      npi: nppes.npi.unlisted,
    });
    nppes.state.mood = 'broken';
    expect((await note(nppes.npi.organization)).data).toMatchObject({ state: 'not-answering' });
  });

  it('refuses the NPI of a person', async () => {
    const { status, problem } = await note(nppes.npi.person);
    expect(status).toBe(422);
    expect(problem.errors?.[0]).toMatchObject({ path: 'params.npi' });
    expect(problem.errors?.[0]?.detail).toMatch(/is of a person/);
  });

  it('is for developers', async () => {
    const { status } = await api('POST', `${root}/${nppes.npi.organization}`, asViewer());
    expect(status).toBe(403);
  });

  it('stops when the operator has switched the source off', async () => {
    const client = await db();
    const off = (isEnabled: boolean) =>
      client.directorySource.update({ where: { id: 'nppes-lookups' }, data: { isEnabled } });
    await off(false);
    const { status, problem } = await note(nppes.npi.organization);
    await off(true);
    expect([status, problem.code]).toEqual([409, 'resource.conflict']);
  });
});
