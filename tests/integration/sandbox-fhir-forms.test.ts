import type { Binary, DocumentReference, Observation, OperationOutcome, Patient } from 'fhir/r4';
import { beforeAll, describe, expect, it } from 'vitest';
import { readXml } from '@/lib/sandbox/fhir/xml/read-xml';
import { bundleOf, call, grant, outcomeOf } from './sandbox-fhir.fixtures';

const token = 'all';
const xml = { accept: 'application/fhir+xml' };

beforeAll(async () => {
  await grant('all', 'system/*.cruds', { clientId: 'forms' });
  await grant('patients', 'system/Patient.rs', { clientId: 'forms' });
});

describe('documents', () => {
  it.each([
    ['application/pdf', '%PDF-1.4'],
    ['image/png', '\u0089PNG\r\n\u001a\n'],
  ])('leads from a DocumentReference to its %s', async (contentType, magic) => {
    const path = `/DocumentReference?patient=harbor-ada&contenttype=${contentType}`;
    const bundle = await bundleOf(await call(path, { token }));
    const document = bundle.entry?.[0]?.resource as DocumentReference;
    const attachment = document.content[0]?.attachment;
    const url = `/${attachment?.url}`;
    const raw = await call(url, { token, headers: { accept: contentType } });
    expect(raw.headers.get('content-type')).toBe(contentType);
    const bytes = Buffer.from(await raw.arrayBuffer());
    expect(bytes.subarray(0, magic.length).toString('latin1')).toBe(magic);
    expect(bytes.length).toBe(attachment?.size);
    const any = await call(url, { token, headers: { accept: '*/*' } });
    expect(any.headers.get('content-type')).toBe(contentType);
    for (const init of [{ headers: { accept: 'application/fhir+json' } }, {}]) {
      const response = await call(url, { token, ...init });
      const binary = (await response.json()) as Binary;
      expect(binary.contentType).toBe(contentType);
      expect(Buffer.from(binary.data ?? '', 'base64').equals(bytes)).toBe(true);
    }
    await outcomeOf(await call(url, { token: 'patients' }), 403);
  });
});

describe('XML', () => {
  it('serves every kind of answer', async () => {
    for (const path of [
      '/metadata',
      '/Patient/harbor-ada',
      '/Observation?patient=harbor-ada&_count=5&_include=Observation:subject',
      '/Patient/harbor-ada/$everything?_count=20',
      '/DocumentReference?_count=3',
    ]) {
      const response = await call(path, { token, headers: xml });
      expect(response.headers.get('content-type')).toBe('application/fhir+xml; charset=utf-8');
      const text = await response.text();
      const json: unknown = await (await call(path, { token })).json();
      expect(readXml(text), path).toEqual(json);
    }
  });

  it('refuses in XML, too', async () => {
    const response = await call('/Patient/nobody?_format=xml', { token });
    expect(response.status).toBe(404);
    const outcome = readXml(await response.text()) as OperationOutcome;
    expect(outcome.issue[0]?.code).toBe('not-found');
  });

  it('takes what it gives', async () => {
    const headers = { ...xml, 'content-type': 'application/fhir+xml' };
    const text = await (await call('/Patient/harbor-ada', { token, headers: xml })).text();
    const body = text.replace('harbor-ada', 'copy-of-ada');
    const response = await call('/Patient/copy-of-ada', { method: 'PUT', token, headers, body });
    expect(response.status).toBe(201);
    const patient = (await (await call('/Patient/copy-of-ada', { token })).json()) as Patient;
    expect(patient.name?.[0]?.family).toBe('Winslow');
    const bad = { method: 'POST', token, headers, body: '<Patient><x/></Patient>' };
    expect((await call('/Patient', bad)).status).toBe(400);
  });
});

describe('parts', () => {
  it('reads and finds parts', async () => {
    const read = async (query: string) =>
      Object.keys((await (await call(`/Patient/harbor-ada?${query}`, { token })).json()) as object);
    expect(await read('_elements=birthDate')).toEqual(['resourceType', 'id', 'meta', 'birthDate']);
    expect(await read('_summary=text')).toEqual(['resourceType', 'id', 'meta', 'text']);
    expect(await read('_summary=data')).not.toContain('text');
    const summary = await read('_summary=true');
    expect(summary).toContain('birthDate');
    expect(summary).not.toContain('communication');
    const found = await bundleOf(
      await call('/Observation?patient=harbor-ada&_summary=true&_count=1', { token }),
    );
    expect(found.entry?.[0]?.resource).not.toHaveProperty('referenceRange');
  });
});

describe('$sample', () => {
  it.each([1024, 100_000, 2_000_000])('has %d bytes', async (bytes) => {
    const response = await call(`/$sample?_bytes=${bytes}`, { token });
    expect(response.headers.get('content-length')).toBe(String(bytes));
    const text = await response.text();
    expect(Buffer.byteLength(text)).toBe(bytes);
    const bundle = JSON.parse(text) as { entry: { resource: Observation }[] };
    const ids = bundle.entry.map((entry) => entry.resource.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is made while it is read', async () => {
    const response = await call(`/$sample?_bytes=${50 * 1024 * 1024}`, { token });
    const before = process.memoryUsage().rss;
    let bytes = 0;
    const reader = response.body?.getReader();
    for (;;) {
      const chunk = await reader?.read();
      if (!chunk || chunk.done) break;
      bytes += chunk.value.byteLength;
    }
    expect(bytes).toBe(50 * 1024 * 1024);
    expect(process.memoryUsage().rss - before).toBeLessThan(bytes);
  });

  it('has bounds and wants the right scope', async () => {
    for (const bytes of ['0', '-1', 'x', '999999999']) {
      await outcomeOf(await call(`/$sample?_bytes=${bytes}`, { token }), 400);
    }
    await outcomeOf(await call('/$sample', { token: 'patients' }), 403);
    await outcomeOf(await call('/$sample', { token, headers: xml }).then(asJson), 406);
  });
});

/** A refusal in XML as it would be in JSON. */
async function asJson(response: Response): Promise<Response> {
  const outcome = readXml(await response.text());
  const headers = { 'content-type': 'application/fhir+json; charset=utf-8' };
  return new Response(JSON.stringify(outcome), { status: response.status, headers });
}

describe('browsers', () => {
  it('may ask from anywhere, and read what counts', async () => {
    const preflight = await call('/Patient/harbor-ada', { method: 'OPTIONS' });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PATCH');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
    for (const init of [{ token }, {}]) {
      const response = await call('/Patient/harbor-ada', init);
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(response.headers.get('access-control-expose-headers')).toContain('location');
    }
  });
});
