import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInHolder } from '../holders/built-in';
import { OAuthError } from './oauth-error';
import { negotiateScope, scopesFor, supportedScope } from './scopes';

const systemScopes = scopesFor('client_credentials', builtInHolder('harbor'));
const userScopes = scopesFor('authorization_code', builtInHolder('harbor'));
const supported = fc.constantFrom(...systemScopes);
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
          granted = negotiateScope(asked.join(' '), registered.join(' '), systemScopes);
        } catch (error) {
          expect(error).toBeInstanceOf(OAuthError);
          return;
        }
        expect(granted.split(' ').every((scope) => systemScopes.includes(scope))).toBe(true);
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
        const granted = negotiateScope(asked.join(' '), 'system/*.cruds', systemScopes);
        expect(granted).toBe([...new Set(asked)].join(' '));
      }),
    );
  });

  it('keeps the levels apart, and grants scopes without a type only as they are registered', () => {
    const registered = 'openid user/*.rs patient/Patient.rs';
    const granted = (asked: string) => negotiateScope(asked, registered, userScopes);
    expect(granted('user/Coverage.read')).toBe('user/Coverage.read');
    expect(granted('patient/*.read openid fhirUser')).toBe('patient/Patient.read openid');
    expect(() => granted('patient/Coverage.rs offline_access')).toThrow(OAuthError);
  });
});

describe('scopesFor', () => {
  it('gives system scopes to clients without a user only, and all others to those with one', () => {
    expect(systemScopes.every((scope) => scope.startsWith('system/'))).toBe(true);
    expect(userScopes.some((scope) => scope.startsWith('system/'))).toBe(false);
    expect(userScopes).toEqual(
      expect.arrayContaining(['user/*.rs', 'patient/Patient.read', 'openid', 'offline_access']),
    );
  });
});

describe('supportedScope', () => {
  it('refuses wildcards that are not offered, wherever they stand', () => {
    for (const scope of ['system/*.write', 'system/Patient.rs system/*.*', 'user/*.rs']) {
      expect(() => supportedScope(scope, systemScopes, 'invalid_scope')).toThrow(/wildcard/);
    }
  });

  it('leaves out what is unknown, and refuses when nothing is left', () => {
    expect(
      supportedScope('openid system/Patient.rs system/Device.rs', systemScopes, 'invalid_scope'),
    ).toEqual(['system/Patient.rs']);
    expect(() => supportedScope('openid', systemScopes, 'invalid_scope')).toThrow(OAuthError);
  });
});
