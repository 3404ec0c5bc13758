import type { Bundle, Observation, OperationOutcome, Patient } from 'fhir/r4';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { base, bundleOf, call, grant, outcomeOf } from './sandbox-fhir.fixtures';

const token = 'writer';

const weight = (value: number): Observation => ({
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '29463-7', display: 'Body weight' }] },
  subject: { reference: 'Patient/harbor-ada' },
  effectiveDateTime: '2026-05-04',
  valueQuantity: { value, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' },
});

async function create(resource: unknown, headers: Record<string, string> = {}) {
  return call('/Observation', { method: 'POST', token, resource, headers });
}

async function created(): Promise<Observation> {
  const response = await create(weight(70));
  expect(response.status).toBe(201);
  return (await response.json()) as Observation;
}

beforeAll(async () => {
  await grant('writer', 'system/*.cruds', { clientId: 'writer' });
  await grant('other', 'system/*.cruds', { clientId: 'other' });
  await grant('reader', 'system/*.rs', { clientId: 'writer' });
  await grant('creator', 'system/Observation.c', { clientId: 'writer' });
  await grant('ada', 'patient/*.cruds', { clientId: 'ada', context: { patient: 'harbor-ada' } });
});

describe('create and read', () => {
  it('creates, and shows it to this client in reads, searches and $everything', async () => {
    const response = await create({ ...weight(71.5), id: 'mine' });
    const made = (await response.json()) as Observation;
    expect(response.status).toBe(201);
    expect(made.id).not.toBe('mine');
    expect(response.headers.get('etag')).toBe('W/"1"');
    expect(response.headers.get('location')).toBe(`${base}/Observation/${made.id}/_history/1`);
    const read = await call(`/Observation/${made.id}`, { token });
    expect(await read.json()).toEqual(made);
    const path = `/Observation?patient=harbor-ada&code=29463-7&_id=${made.id}`;
    expect((await bundleOf(await call(path, { token }))).total).toBe(1);
    expect((await bundleOf(await call(path, { token: 'other' }))).total).toBe(0);
    await outcomeOf(await call(`/Observation/${made.id}`, { token: 'other' }), 404);
    const all = await bundleOf(
      await call('/Patient/harbor-ada/$everything?_type=Observation&_count=200&_sort=x', { token }),
    );
    expect(JSON.stringify(all.link)).toContain('everything');
  });

  it('answers as Prefer says', async () => {
    const minimal = await create(weight(70), { prefer: 'return=minimal' });
    expect(minimal.status).toBe(201);
    expect(await minimal.text()).toBe('');
    const outcome = await create(weight(70), { prefer: 'return=OperationOutcome' });
    expect(((await outcome.json()) as OperationOutcome).resourceType).toBe('OperationOutcome');
  });

  it('creates only what is not there yet', async () => {
    const identifier = [{ system: 'urn:test', value: 'one' }];
    const patient: Patient = { resourceType: 'Patient', identifier };
    const headers = { 'if-none-exist': 'identifier=urn:test|one' };
    const post = () => call('/Patient', { method: 'POST', token, resource: patient, headers });
    const [first, second] = [await post(), await post()];
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(((await second.json()) as Patient).id).toBe(((await first.json()) as Patient).id);
    const many = { 'if-none-exist': 'gender=female' };
    await outcomeOf(
      await call('/Patient', { method: 'POST', token, resource: patient, headers: many }),
      412,
    );
  });

  it('refuses what is wrong, and says where', async () => {
    const wrong = { ...weight(1), status: 7, colour: 'red', code: undefined, category: {} };
    const outcome = await outcomeOf(await create(wrong), 422);
    expect(outcome.issue.map((issue) => issue.expression?.[0]).sort()).toEqual([
      'Observation.category',
      'Observation.code',
      'Observation.colour',
      'Observation.status',
    ]);
    await outcomeOf(await create({ resourceType: 'Patient' }), 400);
    await outcomeOf(await create({}), 400);
    await outcomeOf(await create(weight(1), { 'content-type': 'text/plain' }), 415);
    const body = '{"resourceType":';
    const headers = { 'content-type': 'application/json' };
    await outcomeOf(await call('/Patient', { method: 'POST', token, headers, body }), 400);
    const long = { resourceType: 'Observation', note: [{ text: 'x'.repeat(300_000) }] };
    await outcomeOf(await create(long), 413);
  });
});

describe('update, patch and delete', () => {
  it('writes over what everybody has, for this client only, and keeps the history', async () => {
    const path = '/Patient/harbor-basil';
    const patient = (await (await call(path, { token })).json()) as Patient;
    const put = (resource: unknown, etag: string) =>
      call(path, { method: 'PUT', token, resource, headers: { 'if-match': etag } });
    const changed = await put({ ...patient, birthDate: '1958-11-04' }, 'W/"1"');
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).toBe('W/"2"');
    await outcomeOf(await put(patient, 'W/"1"'), 412);
    const others = (await (await call(path, { token: 'other' })).json()) as Patient;
    expect(others.birthDate).toBe('1958-11-03');
    const history = await bundleOf(await call(`${path}/_history`, { token }));
    expect(history.type).toBe('history');
    expect(history.entry?.map((entry) => entry.response?.etag)).toEqual(['W/"2"', 'W/"1"']);
    const first = (await (await call(`${path}/_history/1`, { token })).json()) as Patient;
    expect(first.birthDate).toBe('1958-11-03');
    const ids = (await bundleOf(await call('/Patient?birthdate=1958-11-04', { token }))).entry;
    expect(ids?.map((entry) => entry.resource?.id)).toEqual(['harbor-basil']);
  });

  it('takes the id of the client, and none that differs from the URL', async () => {
    const put = (path: string, resource: unknown) => call(path, { method: 'PUT', token, resource });
    expect((await put('/Observation/mine', { ...weight(60), id: 'mine' })).status).toBe(201);
    expect((await put('/Observation/mine', { ...weight(61), id: 'mine' })).status).toBe(200);
    await outcomeOf(await put('/Observation/mine', { ...weight(61), id: 'other' }), 400);
    await outcomeOf(await put('/Observation/mine', weight(61)), 400);
    await outcomeOf(await put('/Observation/no_id', { ...weight(61), id: 'no_id' }), 400);
  });

  it('patches by JSON Patch', async () => {
    const { id } = await created();
    const patch = (operations: unknown, type = 'application/json-patch+json') =>
      call(`/Observation/${id}`, {
        method: 'PATCH',
        token,
        resource: operations,
        headers: { 'content-type': type },
      });
    const response = await patch([
      { op: 'test', path: '/status', value: 'final' },
      { op: 'replace', path: '/valueQuantity/value', value: 72 },
    ]);
    expect(response.status).toBe(200);
    expect(((await response.json()) as Observation).valueQuantity?.value).toBe(72);
    await outcomeOf(await patch([{ op: 'test', path: '/status', value: 'amended' }]), 422);
    await outcomeOf(await patch([{ op: 'remove', path: '/nothing/here' }]), 422);
    await outcomeOf(await patch([{ op: 'replace', path: '/id', value: 'x' }]), 422);
    await outcomeOf(await patch([{ op: 'remove', path: '/status' }]), 422);
    await outcomeOf(await patch([{ op: 'add', path: '/__proto__/x', value: 1 }]), 422);
    await outcomeOf(await patch({ op: 'remove' }), 400);
    await outcomeOf(await patch([], 'application/merge-patch+json'), 415);
  });

  it('deletes: gone for reads, no more found, still in the history', async () => {
    const { id } = await created();
    const path = `/Observation/${id}`;
    const deletion = await call(path, { method: 'DELETE', token });
    expect(deletion.status).toBe(204);
    expect((await outcomeOf(await call(path, { token }), 410)).issue[0]?.code).toBe('deleted');
    expect((await bundleOf(await call(`/Observation?_id=${id}`, { token }))).total).toBe(0);
    expect((await call(`${path}/_history/1`, { token })).status).toBe(200);
    await outcomeOf(await call(`${path}/_history/2`, { token }), 410);
    expect((await call(path, { method: 'DELETE', token })).status).toBe(204);
    const again = await call(path, { method: 'PUT', token, resource: { ...weight(1), id } });
    expect([again.status, again.headers.get('etag')]).toEqual([201, 'W/"3"']);
  });

  it('updates and deletes by a condition that describes one', async () => {
    const identifier = [{ system: 'urn:test', value: 'conditional' }];
    const path = '/Patient?identifier=urn:test|conditional';
    const put = (active: boolean) =>
      call(path, {
        method: 'PUT',
        token,
        resource: { resourceType: 'Patient', identifier, active },
      });
    const first = await put(true);
    expect(first.status).toBe(201);
    const second = await put(false);
    expect([second.status, second.headers.get('etag')]).toEqual([200, 'W/"2"']);
    await outcomeOf(await call('/Patient?gender=male', { method: 'DELETE', token }), 412);
    await outcomeOf(await call('/Patient?shoe=1', { method: 'DELETE', token }), 400);
    await outcomeOf(await call('/Patient', { method: 'DELETE', token }), 412);
    expect((await call(path, { method: 'DELETE', token })).status).toBe(204);
    expect((await bundleOf(await call(path, { token }))).total).toBe(0);
  });
});

describe('who may write', () => {
  it.each([
    ['POST', '/Observation', 'create'],
    ['PUT', '/Observation/x', 'update'],
    ['PATCH', '/Patient/harbor-ada', 'update'],
    ['DELETE', '/Patient/harbor-ada', 'delete'],
  ])('refuses %s %s to a scope for reading', async (method, path, verb) => {
    const response = await call(path, { method, token: 'reader', resource: weight(1) });
    expect(response.headers.get('www-authenticate')).toContain('error="insufficient_scope"');
    const outcome = await outcomeOf(response, 403);
    expect(outcome.issue[0]?.diagnostics).toContain(verb);
  });

  it('a scope for creating does not read', async () => {
    const resource = weight(1);
    const response = await call('/Observation', { method: 'POST', token: 'creator', resource });
    expect(response.status).toBe(201);
    const { id } = (await response.json()) as Observation;
    await outcomeOf(await call(`/Observation/${id}`, { token: 'creator' }), 403);
    const headers = { 'if-none-exist': '_id=x' };
    await outcomeOf(
      await call('/Observation', { method: 'POST', token: 'creator', resource, headers }),
      403,
    );
  });

  it('a patient writes into their own record only', async () => {
    const post = (resource: Observation) =>
      call('/Observation', { method: 'POST', token: 'ada', resource });
    expect((await post(weight(1))).status).toBe(201);
    await outcomeOf(
      await post({ ...weight(1), subject: { reference: 'Patient/harbor-basil' } }),
      403,
    );
    const basil = '/Patient/harbor-basil';
    await outcomeOf(await call(basil, { method: 'DELETE', token: 'ada' }), 403);
    await outcomeOf(await call(`${basil}/_history`, { token: 'ada' }), 404);
    expect((await bundleOf(await call('/Group', { token: 'ada' }))).total).toBe(0);
  });

  it('forgets what has expired', async () => {
    const { id } = await created();
    const client = await db();
    await client.sandboxResource.updateMany({
      where: { resourceId: id ?? '' },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    await outcomeOf(await call(`/Observation/${id}`, { token }), 404);
  });

  it('takes the same version again when the one of before has expired', async () => {
    const path = '/Patient/harbor-dexter';
    const patient = (await (await call(path, { token })).json()) as Patient;
    const put = () => call(path, { method: 'PUT', token, resource: patient });
    expect((await put()).headers.get('etag')).toBe('W/"2"');
    const client = await db();
    await client.sandboxResource.updateMany({
      where: { clientId: 'writer', resourceId: 'harbor-dexter' },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    const again = await put();
    expect([again.status, again.headers.get('etag')]).toEqual([200, 'W/"2"']);
  });
});

describe('batch and transaction', () => {
  const send = (bundle: unknown, as = token) =>
    call('', { method: 'POST', token: as, resource: bundle });
  const get = (url: string) => ({ request: { method: 'GET', url } });

  it('answers each entry of a batch for itself, with the scopes of the token', async () => {
    const entry = [
      get('Patient/harbor-ada'),
      get('Patient/nobody'),
      get('Observation?patient=harbor-ada&_count=2'),
      { resource: weight(1), request: { method: 'POST', url: 'Observation' } },
      { request: { method: 'GET', url: 'Patient/harbor-ada', ifNoneMatch: 'W/"1"' } },
      get('Nothing/1'),
    ];
    const bundle = await bundleOf(await send({ resourceType: 'Bundle', type: 'batch', entry }));
    expect(bundle.type).toBe('batch-response');
    const statuses = (answer: Bundle) =>
      answer.entry?.map((one) => one.response?.status.slice(0, 3));
    expect(statuses(bundle)).toEqual(['200', '404', '200', '201', '304', '404']);
    expect(bundle.entry?.[0]?.resource?.id).toBe('harbor-ada');
    expect(bundle.entry?.[1]?.response?.outcome?.resourceType).toBe('OperationOutcome');
    expect((bundle.entry?.[2]?.resource as Bundle).entry).toHaveLength(2);
    expect(bundle.entry?.[3]?.response?.location).toContain('/_history/1');
    const narrow = { resourceType: 'Bundle', type: 'batch', entry: entry.slice(0, 4) };
    expect(statuses(await bundleOf(await send(narrow, 'reader')))).toEqual([
      '200',
      '404',
      '200',
      '403',
    ]);
  });

  it('does all of a transaction, in order, with references between its entries', async () => {
    const urn = 'urn:uuid:5d2f0f1c-9a0e-4f8e-8d5e-2f0f1c9a0e4f';
    const entry = [
      {
        resource: { ...weight(1), subject: { reference: urn } },
        request: { method: 'POST', url: 'Observation' },
      },
      {
        fullUrl: urn,
        resource: { resourceType: 'Patient', active: true },
        request: { method: 'POST', url: 'Patient' },
      },
      {
        resource: {
          resourceType: 'Binary',
          contentType: 'application/json-patch+json',
          data: Buffer.from('[{"op":"replace","path":"/active","value":false}]').toString('base64'),
        },
        request: { method: 'PATCH', url: 'Patient/harbor-clara' },
      },
      get('Patient/harbor-clara'),
    ];
    const bundle = await bundleOf(
      await send({ resourceType: 'Bundle', type: 'transaction', entry }),
    );
    const [observation, patient, , read] = bundle.entry ?? [];
    expect((observation?.resource as Observation).subject?.reference).toBe(
      `Patient/${patient?.resource?.id}`,
    );
    expect((read?.resource as Patient).active).toBe(false);
  });

  it('does nothing of a transaction of which one entry is refused', async () => {
    const entry = [
      {
        resource: { resourceType: 'Patient', id: 'half', active: true },
        request: { method: 'PUT', url: 'Patient/half' },
      },
      {
        resource: { resourceType: 'Patient', bad: 1 },
        request: { method: 'POST', url: 'Patient' },
      },
    ];
    const outcome = await outcomeOf(
      await send({ resourceType: 'Bundle', type: 'transaction', entry }),
      422,
    );
    expect(outcome.issue[0]?.expression).toEqual(['Patient.bad']);
    await outcomeOf(await call('/Patient/half', { token }), 404);
  });

  it('refuses Bundles that are neither', async () => {
    await outcomeOf(await send({ resourceType: 'Bundle', type: 'collection' }), 400);
    await outcomeOf(await send({ resourceType: 'Patient' }), 400);
    const entry = [{ request: { method: 'TRACE', url: 'Patient' } }];
    await outcomeOf(await send({ resourceType: 'Bundle', type: 'batch', entry }), 400);
    const many = Array.from({ length: 201 }, () => get('Patient/harbor-ada'));
    await outcomeOf(await send({ resourceType: 'Bundle', type: 'batch', entry: many }), 413);
  });

  it('does not run batches in batches', async () => {
    const inner = { resourceType: 'Bundle', type: 'batch', entry: [] };
    const entry = [{ resource: inner, request: { method: 'POST', url: '/' } }];
    const bundle = await bundleOf(await send({ resourceType: 'Bundle', type: 'batch', entry }));
    expect(bundle.entry?.[0]?.response?.status).toMatch(/^404/);
  });
});

describe('$validate', () => {
  it('says what is wrong without writing', async () => {
    const validate = async (resource: unknown) =>
      (await (
        await call('/Observation/$validate', { method: 'POST', token: 'reader', resource })
      ).json()) as OperationOutcome;
    expect((await validate(weight(1))).issue[0]?.severity).toBe('information');
    expect((await validate({ ...weight(1), valueString: 'x' })).issue[0]?.diagnostics).toContain(
      'together',
    );
    const parameter = [{ name: 'resource', resource: { resourceType: 'Observation' } }];
    expect((await validate({ resourceType: 'Parameters', parameter })).issue).toHaveLength(2);
  });
});
