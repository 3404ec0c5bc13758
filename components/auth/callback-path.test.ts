import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callbackPathOf } from './callback-path';

const origin = 'https://onramp.example.org';

describe('where a sign-in leads', () => {
  it.each([
    [undefined, '/'],
    ['', '/'],
    ['/w/demo/runs?before=1#top', '/w/demo/runs?before=1#top'],
    [`${origin}/account`, '/account'],
    ['https://evil.example/w/demo', '/'],
    ['//evil.example/', '/'],
    ['/\\evil.example', '/'],
    [`${origin}//evil.example`, '/'],
    ['javascript:alert(1)', '/'],
    ['/signin?callbackUrl=/w', '/'],
    ['/api/auth/signout', '/'],
    ['http://[', '/'],
  ])('%s leads to %s', (callbackUrl, path) => {
    expect(callbackPathOf(callbackUrl, origin)).toBe(path);
  });

  it('never leaves the portal, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `/${text}`),
          fc.string().map((text) => `//${text}`),
        ),
        (callbackUrl) => {
          const path = callbackPathOf(callbackUrl, origin);
          expect(new URL(path, origin).origin).toBe(origin);
          expect(path.startsWith('/')).toBe(true);
        },
      ),
    );
  });
});
