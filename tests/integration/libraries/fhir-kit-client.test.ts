import { CapabilityTool, Client, type FhirResource } from 'fhir-kit-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holderAddresses } from '@/lib/sandbox/addresses';
import { postRegistration, postToken } from '../sandbox-oauth.fixtures';
import { basicOf } from '../sandbox-people.fixtures';
import { service } from '../sandbox-registration.fixtures';
import { startSandbox } from './kit';

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let client: Client;

beforeAll(async () => {
  sandbox = await startSandbox();
  const scope = 'system/*.cruds';
  const { body } = await postRegistration({ ...service(), scope });
  const credentials = { id: String(body.client_id), secret: String(body.client_secret) };
  const answer = await postToken({ grant_type: 'client_credentials', scope }, basicOf(credentials));
  client = new Client({
    baseUrl: holderAddresses('harbor').baseUrl,
    bearerToken: String(answer.body.access_token),
  });
}, 240_000);

afterAll(() => sandbox.close());

const observation = (text: string): FhirResource => ({
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ system: 'https://app.example.org/codes', code: text }] },
  subject: { reference: 'Patient/harbor-ada' },
});

type Page = FhirResource & { link: { relation: string; url: string }[] };

const statusOf = (answer: FhirResource) => Client.httpFor(answer).response?.status;
const entriesOf = (bundle: FhirResource) =>
  (bundle.entry ?? []) as { resource: FhirResource; response?: { status: string } }[];

describe('fhir-kit-client at the sandbox', () => {
  it('finds out how to get in and what there is', async () => {
    const { authorizationEndpoint, tokenEndpoint, registrationEndpoint } =
      holderAddresses('harbor');
    const found = await client.smartAuthMetadata();
    expect(found.authorizeUrl?.href).toBe(authorizationEndpoint);
    expect(found.tokenUrl?.href).toBe(tokenEndpoint);
    expect(found.registerUrl?.href).toBe(registrationEndpoint);
    const tool = new CapabilityTool(await client.capabilityStatement());
    expect(tool.serverCan('transaction')).toBe(true);
    expect(tool.resourceCan('Patient', 'read')).toBe(true);
    expect(tool.resourceSearch('Patient', 'family')).toBe(true);
  });

  it('reads, reads versions and resolves references', async () => {
    const patient = await client.read({ resourceType: 'Patient', id: 'harbor-ada' });
    expect(patient).toMatchObject({ resourceType: 'Patient', id: 'harbor-ada' });
    const { versionId } = patient.meta as { versionId: string };
    const version = { resourceType: 'Patient', id: 'harbor-ada', version: versionId };
    expect(await client.vread(version)).toEqual(patient);
    const encounters = await client.search({
      resourceType: 'Encounter',
      searchParams: { patient: 'harbor-ada', _count: 1 },
    });
    const { reference } = entriesOf(encounters)[0]?.resource.subject as { reference: string };
    expect(await client.resolve({ reference })).toEqual(patient);
    await expect(client.read({ resourceType: 'Patient', id: 'nobody' })).rejects.toMatchObject({
      response: { status: 404, data: { resourceType: 'OperationOutcome' } },
    });
  });

  it('searches by URL and by form, and turns pages both ways', async () => {
    const asked = {
      resourceType: 'Observation',
      searchParams: { patient: 'harbor-ada', _count: 3 },
    };
    const byUrl = (await client.search(asked)) as Page;
    const byForm = await client.search({ ...asked, options: { postSearch: true } });
    expect(entriesOf(byForm)).toEqual(entriesOf(byUrl));
    const second = (await client.nextPage({ bundle: byUrl })) as Page;
    expect(entriesOf(second)).toHaveLength(3);
    expect(second.link.map(({ relation }) => relation)).toContain('previous');
    const first = (await client.prevPage({ bundle: second })) as Page;
    expect(entriesOf(first)).toEqual(entriesOf(byUrl));
  });

  it('creates once, updates what it has read, and deletes', async () => {
    const body = observation('conditional');
    const options = { headers: { 'If-None-Exist': 'code=conditional' } };
    const created = await client.create({ resourceType: 'Observation', body, options });
    expect(statusOf(created)).toBe(201);
    const again = await client.create({ resourceType: 'Observation', body, options });
    expect(statusOf(again)).toBe(200);
    expect(again.id).toBe(created.id);

    const id = String(created.id);
    const etag = Client.httpFor(created).response?.headers.get('etag') ?? '';
    const update = (ifMatch: string) =>
      client.update({
        resourceType: 'Observation',
        id,
        body: { ...created, valueString: 'changed' },
        options: { headers: { 'If-Match': ifMatch } },
      });
    expect(await update(etag)).toMatchObject({ meta: { versionId: '2' } });
    await expect(update(etag)).rejects.toMatchObject({ response: { status: 412 } });
    const patched = await client.patch({
      resourceType: 'Observation',
      id,
      jsonPatch: [{ op: 'replace', path: '/valueString', value: 'patched' }],
    });
    expect(patched).toMatchObject({ valueString: 'patched', meta: { versionId: '3' } });
    const byCondition = await client.update({
      resourceType: 'Observation',
      searchParams: { code: 'conditional' },
      body: { ...observation('conditional'), valueString: 'found' },
    });
    expect(byCondition).toMatchObject({ id, valueString: 'found' });

    expect(statusOf(await client.delete({ resourceType: 'Observation', id }))).toBe(204);
    const gone = client.read({ resourceType: 'Observation', id });
    await expect(gone).rejects.toMatchObject({ response: { status: 410 } });
    const history = await client.history({ resourceType: 'Observation', id });
    expect(entriesOf(history)).toHaveLength(5);
  });

  it('does a batch entry by entry, and a transaction whole or not at all', async () => {
    const post = (text: string) => ({
      resource: observation(text),
      request: { method: 'POST', url: 'Observation' },
    });
    const wrong = { request: { method: 'GET', url: 'Patient/nobody' } };
    const batch = { resourceType: 'Bundle', type: 'batch', entry: [post('batched'), wrong] };
    const answered = entriesOf(await client.batch({ body: batch }));
    expect(answered.map(({ response }) => response?.status.slice(0, 3))).toEqual(['201', '404']);

    const all = { resourceType: 'Bundle', type: 'transaction', entry: [post('one'), post('two')] };
    const done = entriesOf(await client.transaction({ body: all }));
    expect(done.map(({ response }) => response?.status.slice(0, 3))).toEqual(['201', '201']);
    const none = { ...all, entry: [post('three'), wrong] };
    await expect(client.transaction({ body: none })).rejects.toMatchObject({
      response: { status: 404 },
    });
    const found = (code: string) =>
      client.search({ resourceType: 'Observation', searchParams: { code } });
    expect(entriesOf(await found('one,two'))).toHaveLength(2);
    expect(entriesOf(await found('three'))).toHaveLength(0);
  });

  it('calls operations by POST, as all of them have to take it, and by GET', async () => {
    const everything = { name: 'everything', resourceType: 'Patient', id: 'harbor-ada' };
    const all = await client.operation(everything);
    expect(all).toMatchObject({ resourceType: 'Bundle', type: 'searchset' });
    const some = await client.operation({
      ...everything,
      input: {
        resourceType: 'Parameters',
        parameter: [
          { name: '_type', valueString: 'Encounter' },
          { name: '_count', valueInteger: 2 },
        ],
      },
    });
    const types = entriesOf(some).map(({ resource }) => resource.resourceType);
    expect(types).toEqual(['Encounter', 'Encounter']);
    const input = { _type: 'Encounter', _count: 2 };
    const byUrl = await client.operation({ ...everything, method: 'GET', input });
    expect(entriesOf(byUrl)).toEqual(entriesOf(some));
    const validated = await client.operation({
      name: '$validate',
      resourceType: 'Observation',
      input: observation('valid'),
    });
    expect(validated).toMatchObject({ resourceType: 'OperationOutcome' });
    const body = {
      resourceType: 'Parameters',
      parameter: [{ name: '_type', valuePeriod: { start: '2026' } }],
    };
    await expect(client.operation({ ...everything, input: body })).rejects.toMatchObject({
      response: { status: 400 },
    });
  });
});
