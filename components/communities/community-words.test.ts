import { describe, expect, it } from 'vitest';
import { certificateRules, issuanceWords } from './community-words';

describe('the rules of a community in words', () => {
  it.each([
    [['RS256', 'ES256'] as const, [], 'RS256, ES256; URIs of any scheme'],
    [['ES384'] as const, ['https', 'urn'], 'ES384; URIs with https:, urn:'],
  ])('say %j and %j', (algorithms, sanSchemes, words) => {
    expect(certificateRules({ algorithms: [...algorithms], sanSchemes })).toBe(words);
  });

  it('say who issues, also when nobody wrote down a name', () => {
    expect(issuanceWords({ issuance: 'outside', caName: 'Acme CA' })).toBe('By Acme CA outside');
    expect(issuanceWords({ issuance: 'outside', caName: '' })).toMatch(/^By a certification auth/);
    expect(issuanceWords({ issuance: 'none', caName: 'Acme CA' })).not.toContain('Acme');
  });
});
