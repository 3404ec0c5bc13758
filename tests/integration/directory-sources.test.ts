import { setTimeout as pause } from 'node:timers/promises';
import zlib from 'node:zlib';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { startImportJob } from '@/lib/domain/directory/ingest/start-import-job';
import { sourceCatalogue } from '@/lib/domain/directory/sources/catalogue';
import { seedCatalogue } from '@/lib/domain/directory/sources/seed-catalogue';
import { acceptedSuggestions } from '@/lib/domain/directory/suggestions/hand-sources';
import type { LeasedJob } from '@/lib/domain/jobs/start-leased-job';
import { parseAllowList } from '@/lib/net/allow-list';
import { createPolicy } from '@/lib/net/policy';
import { startHttp, type TestServer } from '@/lib/net/testing/servers';
import type { ListPreviewView } from '@/lib/schemas/directory-preview';
import type { NamedSources, SnapshotView, SourceView } from '@/lib/schemas/directory-source';
import { api, makePerson, makeWorkspace, signIn, type Sender } from './api';

const sources = '/admin/directory/sources';
let operator: Sender;
let developer: Sender;
const jobs: LeasedJob[] = [];
const servers: TestServer[] = [];

beforeAll(async () => {
  const { members } = await makeWorkspace('lists', ['developer']);
  developer = members.developer;
  const person = await makePerson('operator@example.org');
  const client = await db();
  await client.user.update({ where: { id: person.id }, data: { isOperator: true } });
  operator = await signIn(person.id);
});

beforeEach(async () => {
  const client = await db();
  await client.directorySource.deleteMany();
  await client.directoryListing.deleteMany();
  await client.organization.deleteMany();
  await client.fhirEndpoint.deleteMany();
});

afterEach(async () => {
  await Promise.all(jobs.splice(0).map((job) => job.stop()));
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

function work(): LeasedJob {
  const job = startImportJob({
    isAlone: true,
    lookMs: 50,
    fetching: {
      policy: createPolicy({
        allow: parseAllowList('127.0.0.1'),
        portalUrl: 'http://localhost:3000',
        portalPort: 3000,
      }),
    },
  });
  jobs.push(job);
  return job;
}

/** Rows of a list in the form of Lantern. */
const rowsOf = (count: number, word = 'clinic') =>
  Array.from({ length: count }, (_, index) => ({
    URL: `https://fhir.${word}-${index}.example/r4/`,
    OrganizationName: `Clinic number ${index}`,
    NPIID: '',
    OrganizationZipCode: '',
  }));
const lantern = (count: number) => JSON.stringify({ Endpoints: rowsOf(count) });

async function addSource(more: object = {}): Promise<SourceView> {
  const answer = await api<SourceView>('POST', sources, {
    as: operator,
    body: { name: 'Our list', publisher: 'Us', ...more },
  });
  expect(answer.status, JSON.stringify(answer.problem)).toBe(201);
  return answer.data;
}

async function upload(sourceId: string, raw: BodyInit, fileName = 'list.json') {
  return api<SnapshotView>('POST', `${sources}/${sourceId}/upload?fileName=${fileName}`, {
    as: operator,
    raw,
    headers: { 'content-type': 'application/octet-stream' },
  });
}

async function read(id: string): Promise<SnapshotView> {
  return (await api<SnapshotView>('GET', `/admin/directory/snapshots/${id}`, { as: operator }))
    .data;
}

const isOver = ({ status }: SnapshotView): boolean =>
  ['applied', 'unchanged', 'quarantined', 'failed', 'cancelled'].includes(status);

async function over(id: string): Promise<SnapshotView> {
  for (let tries = 0; tries < 600; tries += 1) {
    const snapshot = await read(id);
    if (isOver(snapshot)) return snapshot;
    await pause(25);
  }
  throw new Error(`the reading ${id} does not end: ${JSON.stringify(await read(id))}`);
}

async function uploaded(sourceId: string, raw: BodyInit, fileName?: string): Promise<SnapshotView> {
  const answer = await upload(sourceId, raw, fileName);
  expect(answer.status, JSON.stringify(answer.problem)).toBe(201);
  return over(answer.data.id);
}

const counts = async () => {
  const client = await db();
  const [endpoints, organizations, listings] = await Promise.all([
    client.fhirEndpoint.count({ where: { retiredAt: null } }),
    client.organization.count({ where: { retiredAt: null } }),
    client.directoryListing.count(),
  ]);
  return { endpoints, organizations, listings };
};

describe('the sources of the directory', () => {
  it('are the well-known lists, all of them off, until the operator says otherwise', async () => {
    await seedCatalogue();
    const { data } = await api<{ sources: SourceView[] }>('GET', sources, { as: operator });
    expect(data.sources).toHaveLength(sourceCatalogue.length);
    expect(data.sources.every(({ isEnabled, isWellKnown }) => !isEnabled && isWellKnown)).toBe(
      true,
    );
    await api('PATCH', `${sources}/cms-sma`, {
      as: operator,
      body: { isEnabled: true, trust: 33 },
    });
    await seedCatalogue();
    const kept = await api<SourceView>('GET', `${sources}/cms-sma`, { as: operator });
    expect(kept.data).toMatchObject({ isEnabled: true, trust: 33 });
  });

  it('that an index of lists names are listed apart, and searched', async () => {
    const { id } = await addSource();
    work();
    const index = Array.from({ length: 30 }, (_, number) => ({
      FormatType: 'Lantern',
      URL: `https://lists.vendor-${number}.example/endpoints`,
      EndpointName: `Vendor number ${number}`,
      FileName: `vendor-${number}.json`,
    }));
    await uploaded(id, JSON.stringify(index));
    const listed = await api<{ sources: SourceView[] }>('GET', sources, { as: operator });
    expect(listed.data.sources.map((source) => source.id)).toEqual([id]);
    const named = '/admin/directory/named-sources';
    const last = await api<NamedSources>('GET', `${named}?page=9`, { as: operator });
    expect(last.data).toMatchObject({ total: 30, page: 2, pages: 2 });
    expect(last.data.sources).toHaveLength(5);
    const found = await api<NamedSources>('GET', `${named}?q=VENDOR-17.`, { as: operator });
    const [one] = found.data.sources;
    expect(found.data.total).toBe(1);
    expect(one).toMatchObject({ name: 'Vendor number 17', isEnabled: false, latest: null });
    await api('PATCH', `${sources}/${one?.id}`, { as: operator, body: { isEnabled: true } });
    const after = await api<{ sources: SourceView[] }>('GET', sources, { as: operator });
    expect(after.data.sources.map((source) => source.id)).toContain(one?.id);
  });

  it('are the business of the operator alone', async () => {
    const answer = await api('GET', sources, { as: developer });
    expect([answer.status, answer.problem.code]).toEqual([403, 'auth.operator_only']);
  });

  it('are removed only when they have said nothing', async () => {
    const { id } = await addSource();
    work();
    await uploaded(id, lantern(3));
    const refused = await api('DELETE', `${sources}/${id}`, { as: operator });
    expect(refused.problem.detail).toContain('names 3 endpoints and 3 organizations');
    const other = await addSource();
    expect((await api('DELETE', `${sources}/${other.id}`, { as: operator })).status).toBe(204);
  });
});

describe('an uploaded file', () => {
  it('is written, plain or as gzip; the same again changes nothing', async () => {
    const { id } = await addSource();
    work();
    const first = await uploaded(id, lantern(600));
    expect(first).toMatchObject({
      status: 'applied',
      format: 'lantern-json',
      report: { rows: 600, bases: 600, changes: { endpointsNew: 600, organizationsNew: 600 } },
    });
    expect(await counts()).toEqual({ endpoints: 600, organizations: 600, listings: 600 });
    const again = await uploaded(id, new Uint8Array(zlib.gzipSync(lantern(600))));
    expect(again.status).toBe('unchanged');
    // Other bytes that say the same.
    const spaced = await uploaded(id, `${lantern(600)}\n`);
    expect(spaced.status).toBe('applied');
    expect(Object.values(spaced.report?.changes ?? {}).every((count) => count === 0)).toBe(true);
  });

  it.each([
    ['empty', '', 'file.empty'],
    ['cut off', lantern(600).slice(0, 20_000), 'json.truncated'],
    ['a web page', '<!doctype html><html><body>Sign in</body></html>', /html/],
    ['without one usable URL', JSON.stringify({ Endpoints: [] }), 'empty'],
  ])('that is %s is set aside with a report, and retires nothing', async (_name, raw, code) => {
    const { id } = await addSource();
    work();
    await uploaded(id, lantern(600));
    const bad = await uploaded(id, raw);
    expect(bad.status).toBe('quarantined');
    expect(bad.report?.verdict?.code).toMatch(code);
    expect(await counts()).toEqual({ endpoints: 600, organizations: 600, listings: 600 });
  });

  it('that shrank to half is set aside; the operator can take it all the same', async () => {
    const { id } = await addSource();
    work();
    await uploaded(id, lantern(600));
    const half = await uploaded(id, lantern(300));
    expect(half.report?.verdict).toMatchObject({ code: 'shrunken', found: '300 rows' });
    expect(await counts()).toMatchObject({ endpoints: 600 });
    await api('POST', `/admin/directory/snapshots/${half.id}/force`, { as: operator });
    const forced = await over(half.id);
    expect(forced).toMatchObject({
      status: 'applied',
      report: { changes: { endpointsRetired: 300, organizationsRetired: 300 } },
    });
    expect(await counts()).toEqual({ endpoints: 300, organizations: 300, listings: 300 });
  });

  it('does not merge by an identifier that it gives to everybody', async () => {
    const bundle = (names: readonly string[], host: string) =>
      JSON.stringify({
        resourceType: 'Bundle',
        type: 'collection',
        entry: names.flatMap((name, index) => [
          {
            resource: {
              resourceType: 'Organization',
              id: `${index}`,
              name,
              identifier: [
                { system: 'urn:ietf:rfc:3986', value: 'urn:oid:2.16.840.1.113883.3.13.6' },
              ],
              endpoint: [{ reference: `Endpoint/${index}` }],
            },
          },
          {
            resource: {
              resourceType: 'Endpoint',
              id: `${index}`,
              status: 'active',
              address: `https://${host}.example/${index}/r4`,
            },
          },
        ]),
      });
    work();
    const one = await addSource();
    await uploaded(one.id, bundle(['Lakeview Clinic', 'Hilltop Bottling'], 'one'));
    const other = await addSource();
    await uploaded(other.id, bundle(['Riverside Bank'], 'other'));
    const client = await db();
    const names = await client.organization.findMany({ select: { name: true } });
    expect(names.map(({ name }) => name).sort()).toEqual([
      'Hilltop Bottling',
      'Lakeview Clinic',
      'Riverside Bank',
    ]);
    expect(await client.directoryDuplicate.count()).toBe(0);
  });

  it('is refused when it is JSON by its media type: it is sent as it is', async () => {
    const { id } = await addSource();
    const answer = await api('POST', `${sources}/${id}/upload`, { as: operator, body: {} });
    expect(answer.problem).toMatchObject({
      code: 'request.unsupported_media_type',
      detail: 'Found Content-Type: application/json; expected application/octet-stream.',
    });
  });

  it('can be cancelled before it is read, and then cannot be cancelled again', async () => {
    const { id } = await addSource();
    const { data } = await upload(id, lantern(3));
    const target = `/admin/directory/snapshots/${data.id}/cancel`;
    const cancelled = await api<SnapshotView>('POST', target, { as: operator });
    expect(cancelled.data.status).toBe('cancelled');
    const twice = await api('POST', target, { as: operator });
    expect(twice.problem.code).toBe('directory.snapshot_wrong_state');
  });

  it('goes on where a dead process left it', async () => {
    const { id } = await addSource();
    const first = work();
    const { data } = await upload(id, lantern(1500));
    while ((await read(data.id)).applied === 0) await pause(5);
    await first.stop();
    const left = await read(data.id);
    expect(left.status).toBe('applying');
    expect(left.applied).toBeLessThan(3000);
    work();
    const done = await over(data.id);
    expect(done).toMatchObject({
      status: 'applied',
      applied: 3000,
      report: { changes: { endpointsNew: 1500, organizationsNew: 1500, linksNew: 1500 } },
    });
    expect(await counts()).toEqual({ endpoints: 1500, organizations: 1500, listings: 1500 });
  });
});

describe('a table of no known form', () => {
  const table = 'Practice,Service base\nPoplar,https://fhir.poplar.example/r4\nFir,ask us\n';
  const preview = (path: string, body: object) =>
    api<ListPreviewView>('POST', `/admin/directory/${path}`, { as: operator, body });
  const reread = (id: string) =>
    api<SnapshotView>('POST', `/admin/directory/snapshots/${id}/reread`, { as: operator });

  it('is looked at before it is sent, and nothing is stored', async () => {
    const head = Buffer.from(`${table}Half of a ro`).toString('base64');
    const { data } = await preview('preview', { head, isWhole: false, fileName: 'a.csv' });
    expect(data).toMatchObject({
      format: { key: 'csv' },
      mapping: { url: ['Service base'], name: 'Practice' },
      rows: [{ name: 'Poplar' }, { name: 'Fir', urls: [{ published: 'ask us', key: null }] }],
    });
    expect(await (await db()).directorySnapshot.count()).toBe(0);
    const odd = await preview('preview', { head, isWhole: true, format: 'excel' });
    expect(odd.problem.errors).toMatchObject([{ path: 'format', code: 'unknown-format' }]);
    const text = await preview('preview', { head: 'Name, URL', isWhole: true });
    expect(text.problem.errors).toMatchObject([{ path: 'head' }]);
  });

  it('is set aside, looked at, mapped and read without being sent again', async () => {
    const { id } = await addSource();
    work();
    const aside = await uploaded(id, table, 'table.csv');
    expect(aside.report?.verdict?.code).toBe('mapping.missing');
    const { data } = await preview(`snapshots/${aside.id}/preview`, {});
    expect(data.rows).toHaveLength(2);
    const { mapping } = data;
    await api('PATCH', `${sources}/${id}`, { as: operator, body: { format: 'csv', mapping } });
    expect((await reread(aside.id)).data).toMatchObject({ status: 'reading', report: null });
    expect(await over(aside.id)).toMatchObject({
      status: 'applied',
      format: 'csv',
      report: { endpoints: 1, rejected: 1 },
    });
    expect(await counts()).toMatchObject({ endpoints: 1 });
    for (const answer of [
      await reread(aside.id),
      await preview(`snapshots/${aside.id}/preview`, {}),
    ]) {
      expect(answer.problem.code).toBe('directory.snapshot_wrong_state');
    }
  });

  it('is read anew when the same file comes after its mapping has changed', async () => {
    const mapping = { url: ['Service base'], name: 'Practice' };
    const { id } = await addSource({ format: 'csv', mapping });
    work();
    await uploaded(id, table);
    expect((await uploaded(id, table)).status).toBe('unchanged');
    const named = { ...mapping, name: 'Service base', aliases: ['Practice'] };
    await api('PATCH', `${sources}/${id}`, { as: operator, body: { mapping: named } });
    expect((await uploaded(id, table)).status).toBe('applied');
    // Nothing that matters to the reading has changed.
    await api('PATCH', `${sources}/${id}`, { as: operator, body: { trust: 70, mapping: named } });
    expect((await uploaded(id, table)).status).toBe('unchanged');
  });

  it('does not take an old file for the latest one', async () => {
    const { id } = await addSource();
    work();
    const old = await uploaded(id, table, 'table.csv');
    await uploaded(id, lantern(2));
    expect((await reread(old.id)).problem.detail).toContain('the latest reading');
  });
});

describe('a source that grows entry by entry', () => {
  it('takes no file and no address: they would retire what was noted', async () => {
    const client = await db();
    await client.directorySource.create({
      data: { ...acceptedSuggestions, isEnabled: true },
    });
    const refused = await upload('suggestions', lantern(1));
    expect(refused.problem.code).toBe('directory.source_by_hand');
    const changed = await api('PATCH', `${sources}/suggestions`, {
      as: operator,
      body: { url: 'https://lists.example.org/list.json' },
    });
    expect(changed.problem.code).toBe('directory.source_by_hand');
    const { data } = await api<SourceView>('GET', `${sources}/suggestions`, { as: operator });
    expect(data).toMatchObject({ isByHand: true, url: null, latest: null });
  });
});

describe('a source with an address', () => {
  it('is fetched with the validators of the last answer, and 304 is no news', async () => {
    const seen: (string | undefined)[] = [];
    const server = await startHttp((request, response) => {
      seen.push(request.headers['if-none-match']);
      if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"v1"' }).end(lantern(5));
    });
    servers.push(server);
    const { id } = await addSource({ url: `${server.url}/list.json` });
    work();
    const fetchNow = async () => {
      const answer = await api<SnapshotView>('POST', `${sources}/${id}/fetch`, { as: operator });
      return over(answer.data.id);
    };
    expect((await fetchNow()).status).toBe('applied');
    expect((await fetchNow()).status).toBe('unchanged');
    expect(seen).toEqual([undefined, '"v1"']);
  });

  it('that does not answer fails with what was found, and is tried again on schedule', async () => {
    const server = await startHttp((_, response) => response.writeHead(500).end('broken'));
    servers.push(server);
    const { id } = await addSource({ url: `${server.url}/list.json`, everyHours: 24 });
    work();
    const latest = await until(async () => {
      const { data } = await api<SourceView>('GET', `${sources}/${id}`, { as: operator });
      return data.latest && isOver(data.latest) ? data : null;
    });
    expect(latest.latest).toMatchObject({
      origin: 'schedule',
      status: 'failed',
      report: { verdict: { code: 'unreachable', found: 'status 500 Internal Server Error' } },
    });
    const hours = (new Date(latest.nextFetchAt ?? 0).getTime() - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(22);
    expect(hours).toBeLessThan(26);
  });

  it('is never called at a private address', async () => {
    const { id } = await addSource({ url: 'http://10.0.0.8/list.json' });
    work();
    const answer = await api<SnapshotView>('POST', `${sources}/${id}/fetch`, { as: operator });
    const snapshot = await over(answer.data.id);
    expect(snapshot.report?.verdict).toMatchObject({ code: 'unreachable' });
    expect(snapshot.status).toBe('failed');
  });
});

async function until<T>(look: () => Promise<T | null>): Promise<T> {
  for (let tries = 0; tries < 400; tries += 1) {
    const found = await look();
    if (found !== null) return found;
    await pause(25);
  }
  throw new Error('waited in vain');
}
