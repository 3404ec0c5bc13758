import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OAuthError } from './oauth-error';
import { negotiateScope, scopesSupported, supportedScope } from './scopes';

const supported = fc.constantFrom(
  ...scopesSupported.filter((scope) => scope.startsWith('system/')),
);
const scopeList = fc.array(supported, { minLength: 1, maxLength: 6 });

/** The resource types that a list of scopes reaches; null stands for all of them. */
function reach(scope: string): Set<string> | null {
  const types = scope.split(' ').map((entry) => /^system\/(.+)\./.exec(entry)?.[1] ?? '');
  return types.includes('*') ? null : new Set(types);
}

describe('negotiateScope', () => {
  it('never grants more than is registered, nor anything that is not supported', () => {
    fc.assert(
      fc.property(scopeList, scopeList, (asked, registered) => {
        let granted: string;
        try {
          granted = negotiateScope(asked.join(' '), registered.join(' '));
        } catch (error) {
          expect(error).toBeInstanceOf(OAuthError);
          return;
        }
        expect(granted.split(' ').every((scope) => scopesSupported.includes(scope))).toBe(true);
        const allowed = reach(registered.join(' '));
        const reached = reach(granted);
        if (allowed === null) return;
        expect(reached).not.toBeNull();
        expect([...reached!].filter((type) => !allowed.has(type))).toEqual([]);
      }),
    );
  });

  it('grants everything that is asked to a client that is registered for everything', () => {
    fc.assert(
      fc.property(scopeList, (asked) => {
        const granted = negotiateScope(asked.join(' '), 'system/*.rs');
        expect(granted).toBe([...new Set(asked)].join(' '));
      }),
    );
  });
});

describe('supportedScope', () => {
  it('refuses wildcards that are not offered, wherever they stand', () => {
    for (const scope of ['system/*.cruds', 'system/Patient.rs system/*.*', 'user/*.rs']) {
      expect(() => supportedScope(scope, 'invalid_scope')).toThrow(/wildcard/);
    }
  });

  it('leaves out what is unknown, and refuses when nothing is left', () => {
    expect(supportedScope('openid system/Patient.rs system/Device.rs', 'invalid_scope')).toEqual([
      'system/Patient.rs',
    ]);
    expect(() => supportedScope('openid', 'invalid_scope')).toThrow(OAuthError);
  });
});
