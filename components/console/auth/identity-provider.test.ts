import { describe, expect, it } from 'vitest';
import { sandboxProviderFor, scopeFor, whyNoTieredOauth } from './identity-provider';

describe('scopeFor', () => {
  it('has udap exactly when there is an identity provider', () => {
    expect(scopeFor('openid patient/*.rs', 'https://idp')).toBe('openid patient/*.rs udap');
    expect(scopeFor('openid udap  patient/*.rs', 'https://idp')).toBe('openid patient/*.rs udap');
    expect(scopeFor('openid patient/*.rs udap', ' ')).toBe('openid patient/*.rs');
  });
});

describe('whyNoTieredOauth', () => {
  it('says what the holder lists, and nothing where it lists udap_to or is not known yet', () => {
    expect(whyNoTieredOauth(null)).toBeNull();
    expect(whyNoTieredOauth(['udap_dcr', 'udap_to'])).toBeNull();
    expect(whyNoTieredOauth(['udap_dcr', 'udap_authn'])).toMatch(/udap_dcr, udap_authn, and not/);
    expect(whyNoTieredOauth([])).toMatch(/no UDAP profiles/);
  });
});

describe('sandboxProviderFor', () => {
  it('knows the one of the sandbox for the holders of the sandbox only', () => {
    const origin = 'https://portal.example';
    const idp = `${origin}/sandbox/idp`;
    expect(sandboxProviderFor('harbor', origin)).toBe(idp);
    expect(sandboxProviderFor(`${origin}/sandbox/harbor/fhir/r4`, origin)).toBe(idp);
    expect(sandboxProviderFor('https://other.example/sandbox/harbor', origin)).toBeNull();
    expect(sandboxProviderFor('', origin)).toBeNull();
  });
});
