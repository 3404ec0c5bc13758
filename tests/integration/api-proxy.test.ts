import { NextRequest } from 'next/server';
import { describe, expect, it } from 'vitest';
import { proxy } from '@/proxy';

function answer(path: string, headers: Record<string, string> = {}) {
  return proxy(new NextRequest(`http://localhost:3000${path}`, { headers }));
}

/** What the proxy passes on to the page, in the way Next encodes it. */
function passedOn(response: Response, name: string): string | null {
  return response.headers.get(`x-middleware-request-${name}`);
}

describe('proxy', () => {
  it('gives every page a policy with a nonce of its own', () => {
    const [one, two] = [answer('/w/demo?tab=x'), answer('/w/demo')];
    const policy = one.headers.get('content-security-policy') ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
    expect(two.headers.get('content-security-policy')).not.toContain(nonce);
    expect(passedOn(one, 'x-nonce')).toBe(nonce);
    expect(passedOn(one, 'content-security-policy')).toBe(policy);
    expect(policy.split('; ')).toEqual(
      expect.arrayContaining([
        `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
      ]),
    );
    expect(passedOn(one, 'x-onramp-path')).toBe('/w/demo?tab=x');
  });

  it('does not believe a path or a nonce that the client sends', () => {
    const response = answer('/account', { 'x-onramp-path': '/evil', 'x-nonce': 'guess' });
    expect(passedOn(response, 'x-onramp-path')).toBe('/account');
    expect(passedOn(response, 'x-nonce')).not.toBe('guess');
  });

  it.each([
    '/api/v1/me',
    '/api/health',
    '/sandbox/harbor/fhir/r4/metadata',
    '/sandbox',
    '/clients/app_1/jwks.json',
  ])('gives %s a request id and nothing else', (path) => {
    const response = answer(path);
    const ours = [...response.headers.keys()].filter((name) => !name.startsWith('x-middleware'));
    expect(ours).toEqual(['x-request-id']);
    expect(passedOn(response, 'x-request-id')).toBe(response.headers.get('x-request-id'));
  });

  it('keeps a sane request id and replaces any other', () => {
    expect(answer('/', { 'x-request-id': 'abcdef-123' }).headers.get('x-request-id')).toBe(
      'abcdef-123',
    );
    expect(answer('/', { 'x-request-id': 'a b' }).headers.get('x-request-id')).not.toBe('a b');
  });

  it('treats addresses that only begin like those as pages', () => {
    expect(answer('/apidocs').headers.has('content-security-policy')).toBe(true);
    expect(answer('/sandboxes').headers.has('content-security-policy')).toBe(true);
    expect(answer('/clients/app_1').headers.has('content-security-policy')).toBe(true);
    expect(answer('/clients/app_1/user').headers.has('content-security-policy')).toBe(true);
  });
});
