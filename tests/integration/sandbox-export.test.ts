import type { CapabilityStatement, Group, Observation, Patient } from 'fhir/r4';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { startExportJob } from '@/lib/domain/sandbox-exports/start-export-job';
import { sandboxStore } from '@/lib/sandbox/fhir/dataset';
import { exportEvents } from '@/lib/sandbox/fhir/export/export-events';
import { maxUnderWay } from '@/lib/sandbox/fhir/export/limits';
import { sweepNowAndThen } from '@/lib/sandbox/oauth/housekeeping';
import {
  asyncHeaders,
  begun,
  exported,
  kickOff,
  linesOf,
  manifestOf,
  resourcesOf,
} from './sandbox-export.fixtures';
import { base, call, grant, outcomeOf } from './sandbox-fhir.fixtures';

const token = 'bulk';
const other = 'other';
let job: ReturnType<typeof startExportJob>;

beforeAll(async () => {
  await grant('bulk', 'system/*.rs', { clientId: 'bulk' });
  await grant('bulk-v1', 'system/*.read', { clientId: 'bulk' });
  await grant('patients', 'system/Patient.rs', { clientId: 'bulk' });
  await grant('vitals', 'system/Observation.rs?category=vital-signs', { clientId: 'bulk' });
  await grant('reader', 'system/Patient.r', { clientId: 'bulk' });
  await grant('writer', 'system/*.cruds', { clientId: 'bulk' });
  await grant('other', 'system/*.rs', { clientId: 'other' });
  await grant('user', 'user/*.rs', {
    clientId: 'bulk',
    context: { fhirUser: 'Practitioner/harbor-dr-okafor' },
  });
  await grant('mixed', 'system/*.rs user/Patient.rs', { clientId: 'bulk' });
  job = startExportJob({ isAlone: true, restMs: 0 });
});

afterAll(() => job.stop());

beforeEach(async () => {
  await (await db()).sandboxExport.deleteMany({});
});

/** Does something while nobody writes exports. */
async function withoutJob<Result>(act: () => Promise<Result>): Promise<Result> {
  await job.stop();
  try {
    return await act();
  } finally {
    job = startExportJob({ isAlone: true, restMs: 0 });
  }
}

describe('the kick-off', () => {
  it('is declared in the CapabilityStatement at all three levels', async () => {
    const statement = (await (await call('/metadata')).json()) as CapabilityStatement;
    const [rest] = statement.rest ?? [];
    const definitions = [
      rest?.operation,
      ...['Patient', 'Group'].map(
        (type) => rest?.resource?.find((one) => one.type === type)?.operation,
      ),
    ].map((operations) => operations?.find(({ name }) => name === 'export')?.definition);
    const root = 'http://hl7.org/fhir/uv/bulkdata/OperationDefinition';
    expect(definitions).toEqual([
      `${root}/export`,
      `${root}/patient-export`,
      `${root}/group-export`,
    ]);
  });

  it('says all that is missing: Prefer and Accept', async () => {
    const both = await outcomeOf(await call('/$export', { token }), 400);
    expect(both.issue.map(({ diagnostics }) => diagnostics)).toEqual([
      expect.stringContaining("no Prefer header, expected 'Prefer: respond-async'"),
      expect.stringContaining("no Accept header, expected 'Accept: application/fhir+json'"),
    ]);
    const any = { prefer: 'return=minimal', accept: '*/*' };
    const wrong = await outcomeOf(await call('/$export', { token, headers: any }), 400);
    expect(wrong.issue[0]?.diagnostics).toContain("Found 'Prefer: return=minimal'");
    expect(wrong.issue[1]?.diagnostics).toContain("Found 'Accept: */*'");
  });

  it('asks for a token, and for one of a system', async () => {
    await outcomeOf(await call('/$export', { headers: asyncHeaders }), 401);
    for (const user of ['user', 'mixed']) {
      const response = await kickOff('/Patient/$export', user);
      expect(response.headers.get('www-authenticate')).toContain('error="insufficient_scope"');
      expect(response.headers.get('www-authenticate')).toContain('scope="system/*.rs"');
      const outcome = await outcomeOf(response, 403);
      expect(outcome.issue[0]?.diagnostics).toContain('system scopes');
    }
  });

  it('refuses other methods, other formats, and what it does not know', async () => {
    await outcomeOf(await kickOff('/$export', token, { method: 'PUT' }), 405);
    for (const [query, found] of [
      ['_outputFormat=text/csv', "_outputFormat 'text/csv'"],
      ['_since=yesterday', "_since 'yesterday'"],
      ['_since=2026-01-31', "_since '2026-01-31'"],
      ['_type=Patient,Spaceship', "'Spaceship' is not served"],
      ['_typeFilter=Condition', "_typeFilter 'Condition'"],
      [`_typeFilter=${encodeURIComponent('Condition?shoe=42')}`, "no search parameter 'shoe'"],
      [
        `_typeFilter=${encodeURIComponent('Condition?_include=Condition:patient')}`,
        "'_include' is no condition",
      ],
      [`_type=Patient&_typeFilter=${encodeURIComponent('Condition?category=x')}`, 'not exported'],
      ['includeAssociatedData=LatestProvenanceResources', "no parameter 'includeAssociatedData'"],
      ['patient=Patient/harbor-ada', 'system level'],
    ] as const) {
      const outcome = await outcomeOf(await kickOff(`/$export?${query}`, token), 400);
      expect(outcome.issue[0]?.diagnostics, query).toContain(found);
    }
    await outcomeOf(await kickOff('/Patient/$export?patient=harbor-ada', token), 400);
    await outcomeOf(await kickOff('/Patient/$export?_type=Practitioner', token), 400);
    await outcomeOf(await kickOff('/Group/nobody/$export', token), 404);
  });

  it('leaves out what it does not know when the client is content with less, and tells', async () => {
    const headers = { prefer: 'respond-async, handling=lenient' };
    const manifest = await exported('/$export?_type=Patient,Spaceship&shoe=42', token, { headers });
    expect(manifest.output.map(({ type }) => type)).toEqual(['Patient']);
    expect(manifest.error).toMatchObject([{ type: 'OperationOutcome', count: 2 }]);
    const told = await linesOf(manifest.error[0]?.url ?? '', token);
    expect(JSON.stringify(told)).toContain('Spaceship');
    expect(JSON.stringify(told)).toContain('shoe');
  });

  it('keeps to the types of the token', async () => {
    const refused = await kickOff('/$export?_type=Patient,Observation', 'patients');
    expect(refused.headers.get('www-authenticate')).toContain('scope="system/Observation.rs"');
    await outcomeOf(refused, 403);
    await outcomeOf(await kickOff('/$export', 'reader'), 403);
    const manifest = await exported('/$export', 'patients');
    expect(manifest.output.map(({ type }) => type)).toEqual(['Patient']);
  });

  it('takes some exports at once and no more', async () => {
    await withoutJob(async () => {
      for (let turn = 0; turn < maxUnderWay; turn += 1)
        await begun(await kickOff('/$export', token));
      const refused = await kickOff('/$export', token);
      expect(refused.headers.get('retry-after')).toBe('1');
      expect((await outcomeOf(refused, 429)).issue[0]?.code).toBe('throttled');
      await begun(await kickOff('/$export', other));
    });
  });
});

describe('what is exported', () => {
  it.each(['bulk', 'bulk-v1'])('everything, with counts that are true, for %s', async (mine) => {
    const before = Date.now();
    const manifest = await exported('/$export?_outputFormat=application/fhir%2Bndjson', mine);
    expect(manifest).toMatchObject({
      request: `${base}/$export?_outputFormat=application/fhir%2Bndjson`,
      requiresAccessToken: true,
      deleted: [],
      error: [],
    });
    expect(Date.parse(manifest.transactionTime)).toBeGreaterThanOrEqual(before);
    const store = sandboxStore();
    for (const type of ['Patient', 'Observation', 'Organization', 'Group'] as const) {
      expect(await resourcesOf(manifest, type, mine)).toEqual(store.list(type));
    }
  });

  it('the patients, what is theirs, and who they name', async () => {
    const manifest = await exported('/Patient/$export', token);
    const store = sandboxStore();
    const count = (type: string) => manifest.output.find((one) => one.type === type)?.count;
    expect(count('Observation')).toBe(store.list('Observation').length);
    expect(count('Practitioner')).toBeGreaterThan(0);
  });

  it('the members of a group, and the group itself', async () => {
    const groups = sandboxStore().list('Group') as Group[];
    const group = groups.find(({ id }) => id?.startsWith('harbor-household-'));
    const members = group?.member?.map(({ entity }) => entity.reference) ?? [];
    const manifest = await exported(`/Group/${group?.id}/$export`, token);
    const patients = await resourcesOf(manifest, 'Patient', token);
    expect(patients.map(({ id }) => `Patient/${id}`).sort()).toEqual([...members].sort());
    const conditions = await resourcesOf(manifest, 'Condition', token);
    expect(conditions.length).toBeGreaterThan(0);
    for (const one of conditions) {
      expect(members).toContain((one as { subject?: { reference?: string } }).subject?.reference);
    }
    expect((await resourcesOf(manifest, 'Group', token)).map(({ id }) => id)).toEqual([group?.id]);
  });

  it('by POST, some patients only; strangers are refused', async () => {
    const parameters = (...patients: string[]) => ({
      resourceType: 'Parameters',
      parameter: [
        { name: '_type', valueString: 'Patient,Condition' },
        ...patients.map((reference) => ({ name: 'patient', valueReference: { reference } })),
      ],
    });
    const post = (path: string, ...patients: string[]) =>
      kickOff(path, token, { method: 'POST', resource: parameters(...patients) });
    const path = await begun(await post('/Patient/$export', 'Patient/harbor-ada'));
    const manifest = await manifestOf(path, token);
    expect(await resourcesOf(manifest, 'Patient', token)).toMatchObject([{ id: 'harbor-ada' }]);
    const outcome = await outcomeOf(await post('/Patient/$export', 'Patient/stranger'), 400);
    expect(outcome.issue[0]?.diagnostics).toContain('no Patient/stranger');
    const wrong = { method: 'POST', resource: { resourceType: 'Patient' } };
    await outcomeOf(await kickOff('/$export', token, wrong), 400);
    const inUrl = { method: 'POST', resource: parameters() };
    await outcomeOf(await kickOff('/$export?_type=Patient', token, inUrl), 400);
    const broken = { method: 'POST', resource: { resourceType: 'Parameters', parameter: 'all' } };
    await outcomeOf(await kickOff('/$export', token, broken), 422);
  });

  it('what is newer than _since, and what was deleted since', async () => {
    const mine = 'writer';
    const observation: Observation = {
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'Weight' },
      subject: { reference: 'Patient/harbor-ada' },
    };
    const since = encodeURIComponent(new Date().toISOString());
    const post = () => call('/Observation', { method: 'POST', token: mine, resource: observation });
    const kept = (await (await post()).json()) as Observation;
    const gone = (await (await post()).json()) as Observation;
    expect((await call(`/Observation/${gone.id}`, { method: 'DELETE', token: mine })).status).toBe(
      204,
    );
    const manifest = await exported(`/Patient/$export?_type=Observation&_since=${since}`, mine);
    expect((await resourcesOf(manifest, 'Observation', mine)).map(({ id }) => id)).toEqual([
      kept.id,
    ]);
    expect(manifest.deleted).toMatchObject([{ type: 'Bundle', count: 1 }]);
    expect(await linesOf(manifest.deleted[0]?.url ?? '', mine)).toEqual([
      {
        resourceType: 'Bundle',
        type: 'transaction',
        entry: [{ request: { method: 'DELETE', url: `Observation/${gone.id}` } }],
      },
    ]);
    // What a client wrote, only this client exports.
    const elsewhere = await exported(`/$export?_type=Observation&_since=${since}`, other);
    expect(elsewhere.output).toEqual([]);
  });

  it('what one of the filters lets through, with the elements that are wanted', async () => {
    const filters = ['Patient?gender=female', 'Patient?_id=harbor-ada,nobody']
      .map(encodeURIComponent)
      .join(',');
    const manifest = await exported(
      `/$export?_type=Patient,Condition&_typeFilter=${filters}&_elements=Patient.name`,
      token,
    );
    const patients = (await resourcesOf(manifest, 'Patient', token)) as Patient[];
    const women = (sandboxStore().list('Patient') as Patient[]).filter(
      ({ gender, id }) => gender === 'female' || id === 'harbor-ada',
    );
    expect(patients.map(({ id }) => id)).toEqual(women.map(({ id }) => id));
    expect(Object.keys(patients[0] ?? {}).sort()).toEqual(['id', 'meta', 'name', 'resourceType']);
    expect(patients[0]?.meta?.tag?.[0]?.code).toBe('SUBSETTED');
    const [condition] = await resourcesOf(manifest, 'Condition', token);
    expect(condition).toHaveProperty('code');
  });

  it('what the conditions of a scope let through', async () => {
    const manifest = await exported('/$export', 'vitals');
    const all = sandboxStore().list('Observation') as Observation[];
    const vitals = all.filter(({ category }) => category?.[0]?.coding?.[0]?.code === 'vital-signs');
    expect(vitals.length).toBeLessThan(all.length);
    expect(manifest.output).toMatchObject([{ type: 'Observation', count: vitals.length }]);
  });
});

describe('while and after it is written', () => {
  it('tells progress, and when to ask again; who does not wait is refused', async () => {
    await withoutJob(async () => {
      const path = await begun(await kickOff('/$export?_type=Patient,Condition', token));
      const first = await call(path, { token });
      expect(first.status).toBe(202);
      expect(first.headers.get('x-progress')).toBe('0 of 2 types, 0 resources');
      expect(first.headers.get('retry-after')).toBe('1');
      const hasty = await call(path, { token });
      expect(hasty.headers.get('retry-after')).toBe('1');
      expect((await outcomeOf(hasty, 429)).issue[0]?.code).toBe('throttled');
      await outcomeOf(await call(`${path}/Patient.ndjson`, { token }), 404);
    });
  });

  it('goes on where a process that died had stopped', async () => {
    await job.stop();
    const path = await begun(await kickOff('/$export?_type=Patient,Group', token));
    const client = await db();
    const id = path.split('/').at(-1) ?? '';
    // What a process leaves that wrote one file and was killed.
    const lease = { leaseOwner: 'dead', leaseUntil: new Date(Date.now() + 60_000) };
    await client.sandboxExport.update({ where: { id }, data: lease });
    const marked = { exportId: id, type: 'Group', count: 7, gzip: new Uint8Array([1]) };
    await client.sandboxExportFile.create({ data: marked });
    job = startExportJob({ isAlone: true, restMs: 0 });
    exportEvents.emit('wake');
    const manifest = await manifestOf(path, token);
    expect(manifest.output).toMatchObject([
      { type: 'Group', count: 7 },
      { type: 'Patient', count: sandboxStore().list('Patient').length },
    ]);
  });

  it('belongs to its client, and files to scopes that open them', async () => {
    const path = await begun(await kickOff('/$export?_type=Patient,Condition', token));
    const manifest = await manifestOf(path, token);
    await outcomeOf(await call(path, { token: other }), 404);
    await outcomeOf(await call(path), 401);
    await outcomeOf(await call(path, { token: other, method: 'DELETE' }), 404);
    await outcomeOf(await call(`${path}/Patient.ndjson`, { token: other }), 404);
    await outcomeOf(await call(`${path}/Patient.ndjson`), 401);
    const narrow = await call(`${path}/Condition.ndjson`, { token: 'patients' });
    expect(narrow.headers.get('www-authenticate')).toContain('error="insufficient_scope"');
    await outcomeOf(narrow, 403);
    await resourcesOf(manifest, 'Patient', 'patients');
    await outcomeOf(await call(`${path}/Observation.ndjson`, { token }), 404);
    const csv = { token, headers: { accept: 'text/csv' } };
    await outcomeOf(await call(`${path}/Patient.ndjson`, csv), 406);
  });

  it('is ended by DELETE, under way and afterwards', async () => {
    const path = await begun(await kickOff('/$export?_type=Patient', token));
    await manifestOf(path, token);
    expect((await call(path, { token, method: 'DELETE' })).status).toBe(202);
    await outcomeOf(await call(path, { token }), 404);
    await outcomeOf(await call(`${path}/Patient.ndjson`, { token }), 404);
    await outcomeOf(await call(path, { token, method: 'DELETE' }), 404);
    await withoutJob(async () => {
      const running = await begun(await kickOff('/$export', token));
      expect((await call(running, { token, method: 'DELETE' })).status).toBe(202);
      await outcomeOf(await call(running, { token }), 404);
    });
    const client = await db();
    expect(await client.sandboxExportFile.count()).toBe(0);
  });

  it('expires: it says when, and then it is not there any more', async () => {
    const path = await begun(await kickOff('/$export?_type=Patient', token));
    await manifestOf(path, token);
    const response = await call(path, { token });
    const expires = Date.parse(response.headers.get('expires') ?? '');
    expect(expires).toBeGreaterThan(Date.now() + 50 * 60_000);
    expect(response.headers.get('content-type')).toBe('application/json');
    const client = await db();
    const id = path.split('/').at(-1) ?? '';
    await client.sandboxExport.update({
      where: { id },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    await outcomeOf(await call(path, { token }), 404);
    await outcomeOf(await call(`${path}/Patient.ndjson`, { token }), 404);
    // The last of the file: the tokens of the tests are swept, too.
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 20 * 60_000);
    await sweepNowAndThen();
    clock.mockRestore();
    expect(await client.sandboxExport.findUnique({ where: { id } })).toBeNull();
    expect(await client.sandboxExportFile.count()).toBe(0);
  });
});
