import { describe, expect, it } from 'vitest';
import type { HttpResponse } from '../transport';
import { checkHttps, isExportPath, mayCarryToken } from './addresses';
import { processFile } from './file';
import { processManifest } from './manifest';
import { maxWaitMs, minWaitMs, processStatus, waitOf } from './status';

const base = 'https://fhir.example.org/r4';
const at = new Date('2026-06-30T12:00:00Z');

function answer(
  status: number,
  headers: Record<string, string> = {},
  body: string | Uint8Array = '',
): HttpResponse {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return { status, statusText: '', headers, url: `${base}/job`, body: bytes, receivedAt: at };
}
const result = (response: HttpResponse) => ({ exchangeId: 'e', response, failure: null });

describe('paths and addresses', () => {
  it.each([
    ['$export', true],
    ['/$export?_type=Patient', true],
    ['Patient/$export', true],
    ['Group/1/$export?_since=x', true],
    ['Patient/%24export', true],
    ['$export/1', false],
    ['Patient/1/$export', false],
    ['Group/$export', false],
    ['Patient?name=$export', false],
  ])('%s is a kick-off: %s', (path, expected) => {
    expect(isExportPath(path)).toBe(expected);
  });

  it('the token goes to the origin of the base URL, and to those that are named', () => {
    const reach = { baseUrl: base, tokenOrigins: ['https://files.example.org'] };
    expect(mayCarryToken('https://fhir.example.org/x', reach)).toBe(true);
    expect(mayCarryToken('https://files.example.org/x', reach)).toBe(true);
    expect(mayCarryToken('https://fhir.example.org:8443/x', reach)).toBe(false);
    expect(mayCarryToken('http://fhir.example.org/x', reach)).toBe(false);
    expect(mayCarryToken('https://fhir.example.org.evil.example/x', reach)).toBe(false);
  });

  it('http is a failure where the holder is https', () => {
    expect(checkHttps([`${base}/x`], base, 'e')).toEqual([]);
    expect(checkHttps(['http://a.example/x'], base, 'e')[0]?.verdict).toBe('fail');
    expect(checkHttps(['http://a.example/x'], 'http://a.example', 'e')[0]?.verdict).toBe('info');
  });
});

describe('how long to wait', () => {
  it.each([
    [{ 'retry-after': '120' }, null, 120_000],
    [{ 'retry-after': '0' }, null, minWaitMs],
    [{ 'retry-after': '86400' }, null, maxWaitMs],
    [{ 'retry-after': 'Tue, 30 Jun 2026 12:00:10 GMT' }, null, 10_000],
    [{ 'retry-after': 'Tue, 30 Jun 2026 11:00:00 GMT' }, null, minWaitMs],
    [{ 'retry-after': 'soon' }, null, 2_000],
    [{}, 2_000, 4_000],
    [{}, 20_000, 30_000],
  ])('%j after %s: %s ms', (headers, last, expected) => {
    expect(waitOf(answer(202, headers as Record<string, string>), last)).toBe(expected);
  });

  it('says once that Retry-After is missing', () => {
    const first = processStatus(result(answer(202)), null);
    expect(first.checks.map(({ id }) => id)).toEqual(['bulk.status.retry-after']);
    expect(processStatus(result(answer(202)), 2_000).checks).toEqual([]);
  });

  it.each([
    [200, 'done'],
    [202, 'running'],
    [429, 'again'],
    [503, 'again'],
    [500, 'over'],
    [404, 'over'],
    [302, 'over'],
  ])('status %s means %s', (status, kind) => {
    expect(processStatus(result(answer(status)), null).kind).toBe(kind);
  });
});

describe('a manifest', () => {
  const whole = {
    transactionTime: '2026-06-30T00:00:00Z',
    request: `${base}/$export`,
    requiresAccessToken: false,
    output: [{ type: 'Patient', url: `${base}/1`, count: 0 }],
    error: [],
  };
  const read = (value: unknown, type = 'application/json') =>
    processManifest(answer(200, { 'content-type': type }, JSON.stringify(value)), 'e', base);
  const failed = (value: unknown) =>
    read(value)
      .checks.filter(({ verdict }) => verdict === 'fail')
      .map(({ seen }) => seen)
      .join();

  it('that is whole passes', () => {
    expect(failed(whole)).toBe('');
    expect(read(whole).manifest?.files).toEqual([
      { kind: 'output', type: 'Patient', url: `${base}/1`, count: 0 },
    ]);
  });

  it.each([
    [{ ...whole, transactionTime: '2026-06-30' }, 'no instant'],
    [{ ...whole, requiresAccessToken: 'true' }, 'requiresAccessToken is "true"'],
    [{ ...whole, output: [{ type: 'Patient' }] }, 'output[0].url is absent'],
    [{ ...whole, output: [{ url: 'javascript:alert(1)', type: 'X' }] }, 'output[0].url'],
    [{ ...whole, output: [{ url: `${base}/1` }] }, 'output[0].type is absent'],
    [{ ...whole, deleted: {} }, 'deleted is {}'],
    [[], 'not an object'],
  ])('with a fault says which (%#)', (value, seen) => {
    expect(failed(value)).toContain(seen);
  });

  it('without output is good for nothing', () => {
    expect(read({ ...whole, output: undefined }).manifest).toBeNull();
  });
});

describe('a file', () => {
  const file = { kind: 'output', type: 'Patient', url: `${base}/1`, count: null } as const;
  const judge = (body: string | Uint8Array, count: number | null = null) =>
    processFile(
      result(answer(200, { 'content-type': 'application/fhir+ndjson' }, body)),
      { ...file, count },
      () => Promise.resolve(),
    );
  const patient = '{"resourceType":"Patient"}';

  it.each([
    ['', 0, null],
    [`${patient}\n`, 1, null],
    [`${patient}\n${patient}`, 2, null],
    [`${patient}\r\n\n${patient}\r\n`, 2, null],
    [`${patient}\n{"resourceType":\n"Patient"}\n`, 3, 'Line 2 is no JSON'],
    [`[]\n`, 1, 'Line 1 is no resource'],
    [`${patient}\n{"resourceType":"Group"}`, 2, 'Line 2 is a Group'],
  ])('%j has %s lines; wrong: %s', async (body, lines, problem) => {
    const found = await judge(body);
    const check = found.checks.find(({ id }) => id === 'bulk.file.lines');
    expect(found.lines).toBe(lines);
    expect(check?.verdict).toBe(problem === null ? 'pass' : 'fail');
    if (problem !== null) expect(check?.seen).toContain(problem);
  });

  it('that is no UTF-8 fails', async () => {
    const found = await judge(new Uint8Array([0x22, 0xff, 0x22]));
    expect(found.checks.find(({ id }) => id === 'bulk.file.lines')?.seen).toContain('not UTF-8');
  });

  it('is counted', async () => {
    const verdict = async (count: number) =>
      (await judge(`${patient}\n`, count)).checks.find(({ id }) => id === 'bulk.file.count')
        ?.verdict;
    expect(await verdict(1)).toBe('pass');
    expect(await verdict(2)).toBe('fail');
  });

  it('that is too large is a limit of ours, and no failure of the holder', async () => {
    const failure = { layer: 'limit', code: 'limit.body', message: 'too large' } as const;
    const found = await processFile({ exchangeId: 'e', response: null, failure }, file, () =>
      Promise.resolve(),
    );
    expect(found.isThere).toBe(false);
    expect(found.checks[0]).toMatchObject({ id: 'bulk.file.limit', verdict: 'warn' });
  });
});
