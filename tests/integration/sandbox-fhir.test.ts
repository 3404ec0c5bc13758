import type { Bundle, CapabilityStatement, Patient } from 'fhir/r4';
import { beforeAll, describe, expect, it } from 'vitest';
import { communityUri } from '@/lib/sandbox/addresses';
import { base, bundleOf, call, grant, outcomeOf } from './sandbox-fhir.fixtures';

beforeAll(async () => {
  await grant('full', 'system/*.rs');
  await grant('patients', 'system/Patient.read');
  await grant('reader', 'system/*.r');
  await grant('late', 'system/*.rs', { expiresAt: new Date(Date.now() - 1000) });
  await grant('revoked', 'system/*.rs', { revokedAt: new Date() });
  await grant('foreign', 'system/*.rs', { holder: 'elsewhere' });
});

describe('what needs no token', () => {
  it('serves the CapabilityStatement to everybody', async () => {
    const response = await call('/metadata');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('content-type')).toBe('application/fhir+json; charset=utf-8');
    const statement = (await response.json()) as CapabilityStatement;
    expect(statement.implementation?.url).toBe(base);
  });

  it('serves the SMART configuration as plain JSON, whatever Accept says', async () => {
    const response = await call('/.well-known/smart-configuration', {
      headers: { accept: 'text/html' },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(await response.json()).toMatchObject({
      token_endpoint: 'http://localhost:3000/sandbox/harbor/oauth/token',
    });
  });

  it('serves UDAP metadata for its community, and 204 for others', async () => {
    for (const query of ['', `?community=${encodeURIComponent(communityUri())}`]) {
      const response = await call(`/.well-known/udap${query}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(await response.json()).toMatchObject({ udap_versions_supported: ['1'] });
    }
    const unknown = await call('/.well-known/udap?community=urn:oid:1.2.3');
    expect(unknown.status).toBe(204);
    expect(await unknown.text()).toBe('');
    expect(unknown.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('answers a preflight and refuses other methods and documents', async () => {
    const preflight = await call('/metadata', { method: 'OPTIONS' });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toContain('GET');
    await outcomeOf(await call('/metadata', { method: 'DELETE' }), 405);
    await outcomeOf(await call('/.well-known/oauth-protected-resource'), 404);
    await outcomeOf(await call('/metadata', { headers: { accept: 'text/turtle' } }), 406);
    await outcomeOf(await call('/metadata?_format=ttl'), 406);
  });

  it('knows its holders', async () => {
    await outcomeOf(await call('/metadata', { holder: 'nowhere' }), 404);
  });

  it('answers HEAD without a body', async () => {
    const response = await call('/metadata', { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
    expect(response.headers.get('content-type')).toContain('application/fhir+json');
  });
});

describe('who comes in', () => {
  it.each(['/Patient', '/Patient/harbor-ada', '/Patient/harbor-ada/$everything', '/Unknown', ''])(
    'asks for a token at %j, without an error code',
    async (path) => {
      const response = await call(path);
      expect(response.headers.get('www-authenticate')).toBe('Bearer realm="harbor"');
      const outcome = await outcomeOf(response, 401);
      expect(outcome.issue[0]?.code).toBe('login');
    },
  );

  it.each(['unknown', 'late', 'revoked', 'foreign', 'not a token'])(
    'refuses the token %j',
    async (token) => {
      const response = await call('/Patient', { token });
      expect(response.headers.get('www-authenticate')).toMatch(
        /^Bearer realm="harbor", error="invalid_token", error_description="[^"]+"$/,
      );
      await outcomeOf(response, 401);
    },
  );

  it('asks for a token when there is another kind of credentials', async () => {
    const response = await call('/Patient', { headers: { authorization: 'Basic YTpi' } });
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="harbor"');
    await outcomeOf(response, 401);
  });

  it('keeps to the scope and names the one that is missing', async () => {
    expect((await call('/Patient?_count=1', { token: 'patients' })).status).toBe(200);
    const response = await call('/Observation', { token: 'patients' });
    expect(response.headers.get('www-authenticate')).toContain('error="insufficient_scope"');
    expect(response.headers.get('www-authenticate')).toContain('scope="system/Observation.rs"');
    await outcomeOf(response, 403);
    expect((await call('/Patient/harbor-ada', { token: 'reader' })).status).toBe(200);
    await outcomeOf(await call('/Patient', { token: 'reader' }), 403);
  });

  it('leaves included resources of other types out', async () => {
    const path =
      '/Patient?_id=harbor-ada&_include=Patient:organization&_revinclude=Condition:patient';
    const narrow = await bundleOf(await call(path, { token: 'patients' }));
    expect(narrow.entry).toHaveLength(1);
    const wide = await bundleOf(await call(path, { token: 'full' }));
    expect(wide.entry?.length).toBeGreaterThan(3);
  });
});

describe('reading', () => {
  const token = 'full';

  it('reads a resource with its version and date', async () => {
    const response = await call('/Patient/harbor-ada', { token });
    expect(response.headers.get('etag')).toBe('W/"1"');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const patient = (await response.json()) as Patient;
    expect(patient).toMatchObject({ resourceType: 'Patient', id: 'harbor-ada', gender: 'female' });
    const date = Date.parse(response.headers.get('last-modified') ?? '');
    expect(date).toBe(Date.parse(patient.meta?.lastUpdated ?? ''));
  });

  it('reads a version, and 304 when it is known', async () => {
    expect((await call('/Patient/harbor-ada/_history/1', { token })).status).toBe(200);
    await outcomeOf(await call('/Patient/harbor-ada/_history/2', { token }), 404);
    const known = await call('/Patient/harbor-ada', {
      token,
      headers: { 'if-none-match': 'W/"1"' },
    });
    expect(known.status).toBe(304);
    expect(await known.text()).toBe('');
    const since = { 'if-modified-since': 'Wed, 01 Jul 2026 00:00:00 GMT' };
    expect((await call('/Patient/harbor-ada', { token, headers: since })).status).toBe(304);
    const before = { 'if-modified-since': 'Wed, 01 Jul 2020 00:00:00 GMT' };
    expect((await call('/Patient/harbor-ada', { token, headers: before })).status).toBe(200);
  });

  it('says what is not there', async () => {
    expect((await outcomeOf(await call('/Patient/nobody', { token }), 404)).issue[0]?.code).toBe(
      'not-found',
    );
    expect((await outcomeOf(await call('/Spaceship/1', { token }), 404)).issue[0]?.code).toBe(
      'not-supported',
    );
    await outcomeOf(await call('/Patient/harbor-ada/Observation', { token }), 404);
    await outcomeOf(await call('', { token }), 404);
  });

  it.each([
    ['POST', '/Patient/harbor-ada', 'GET, HEAD, PUT, PATCH, DELETE'],
    ['PUT', '', 'POST'],
    ['GET', '/Patient/_search', 'POST'],
    ['GET', '/Patient/$validate', 'POST'],
    ['DELETE', '/Patient/harbor-ada/_history', 'GET, HEAD'],
    ['PUT', '/Patient/harbor-ada/$everything', 'GET, HEAD, POST'],
  ])('says which methods there are instead of %s %s', async (method, path, allow) => {
    const response = await call(path, { method, token });
    expect(response.headers.get('allow')).toBe(allow);
    await outcomeOf(response, 405);
  });

  it('answers HEAD like GET, without a body', async () => {
    const response = await call('/Patient/harbor-ada', { method: 'HEAD', token });
    expect(response.status).toBe(200);
    expect(response.headers.get('etag')).toBe('W/"1"');
    expect(await response.text()).toBe('');
  });
});

describe('searching', () => {
  const token = 'full';

  it('walks all pages, each resource once, by links below the published base', async () => {
    const ids: string[] = [];
    let path: string | undefined = '/Observation?patient=harbor-ada&_count=25';
    let total = 0;
    while (path !== undefined) {
      const bundle: Bundle = await bundleOf(await call(path, { token }));
      total = bundle.total ?? 0;
      for (const entry of bundle.entry ?? []) {
        ids.push(entry.resource?.id ?? '');
        expect(entry.fullUrl).toBe(`${base}/Observation/${entry.resource?.id}`);
      }
      const next = bundle.link?.find((link) => link.relation === 'next')?.url;
      expect(next === undefined || next.startsWith(`${base}/Observation?`)).toBe(true);
      path = next?.slice(base.length);
    }
    expect(ids.length).toBe(total);
    expect(new Set(ids).size).toBe(total);
    expect(total).toBeGreaterThan(50);
  });

  it('searches by form as by URL', async () => {
    const response = await call('/Patient/_search?gender=female', {
      method: 'POST',
      token,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'family=winslow&_sort=birthdate',
    });
    const bundle = await bundleOf(response);
    const same = await bundleOf(
      await call('/Patient?gender=female&family=winslow&_sort=birthdate', { token }),
    );
    expect(bundle).toEqual(same);
    expect(bundle.total).toBe(3);
    const json = {
      method: 'POST',
      token,
      headers: { 'content-type': 'application/json' },
      body: '{}',
    };
    await outcomeOf(await call('/Patient/_search', json), 415);
    const large = { ...json, body: 'x'.repeat(70_000) };
    await outcomeOf(await call('/Patient/_search', large), 413);
  });

  it('handles unknown parameters as the client prefers', async () => {
    const path = '/Patient?shoe-size=43&gender=male';
    const lenient = await bundleOf(await call(path, { token }));
    expect(lenient.entry?.at(-1)?.search?.mode).toBe('outcome');
    expect(lenient.link?.[0]?.url).toBe(`${base}/Patient?gender=male`);
    const strict = await call(path, { token, headers: { prefer: 'handling=strict' } });
    expect((await outcomeOf(strict, 400)).issue[0]?.diagnostics).toContain('shoe-size');
    await outcomeOf(await call('/Patient?birthdate=soon', { token }), 400);
  });

  it('serves everything about a patient', async () => {
    for (const path of ['/Patient/harbor-ada/$everything', '/Patient/harbor-ada/%24everything']) {
      const bundle = await bundleOf(await call(`${path}?_count=10`, { token }));
      expect(bundle.total).toBeGreaterThan(100);
      expect(bundle.entry?.[0]?.resource?.id).toBe('harbor-ada');
    }
    await outcomeOf(await call('/Patient/nobody/$everything', { token }), 404);
  });

  it('indents when asked, and refuses what is neither JSON nor XML', async () => {
    const text = await (await call('/Patient?_count=1&_pretty=true', { token })).text();
    expect(text).toContain('\n  "resourceType": "Bundle"');
    await outcomeOf(await call('/Patient?_format=ttl', { token }), 406);
    await outcomeOf(
      await call('/Patient/harbor-ada', { token, headers: { accept: 'text/turtle' } }),
      406,
    );
    expect((await call('/Patient?_format=application/fhir+json', { token })).status).toBe(200);
  });
});
