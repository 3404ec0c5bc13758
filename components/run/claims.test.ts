import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimRows, explainClaim } from './claims';

describe('explainClaim', () => {
  it('says what a claim means in this kind of token', () => {
    expect(explainClaim('software_statement', 'claims', 'aud')).toContain('registration endpoint');
    expect(explainClaim('client_assertion', 'claims', 'aud')).toContain('token endpoint');
    expect(explainClaim('signed_metadata', 'claims', 'iss')).toContain('FHIR base URL');
  });

  it('falls back to what the claim means anywhere', () => {
    expect(explainClaim('access_token', 'claims', 'exp')).toBe(
      explainClaim('id_token', 'claims', 'exp'),
    );
    expect(explainClaim('access_token', 'header', 'x5c')).toContain('leaf first');
  });

  it('does not guess', () => {
    expect(explainClaim('access_token', 'claims', 'constructor')).toBeNull();
    expect(explainClaim('access_token', 'claims', 'made_up')).toBeNull();
    expect(explainClaim('access_token', 'header', 'iss')).toBeNull();
  });
});

describe('claimRows', () => {
  it('opens objects and reads NumericDates', () => {
    const rows = claimRows('client_assertion', 'claims', {
      exp: 1_795_521_600,
      extensions: { 'hl7-b2b': { purpose_of_use: ['urn:x#TREAT'], exp: 5 } },
    });
    expect(rows.map((row) => [row.path, row.depth, row.time])).toEqual([
      ['exp', 0, '2026-11-24T12:00:00.000Z'],
      ['extensions', 0, null],
      ['extensions.hl7-b2b', 1, null],
      ['extensions.hl7-b2b.purpose_of_use', 2, null],
      ['extensions.hl7-b2b.exp', 2, null],
    ]);
    expect(rows[3]?.explanation).toContain('Why the data are wanted');
  });

  it('never throws on claims that a server made up', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.double(), (claims, exp) => {
        expect(claimRows('access_token', 'claims', { ...claims, exp }).length).toBeGreaterThan(0);
      }),
    );
  });
});
