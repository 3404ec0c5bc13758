import { describe, expect, it } from 'vitest';
import { groupedFingerprint, nameOf, validityAt, validityWords } from './certificate-words';

describe('nameOf', () => {
  it('takes the common name wherever it stands', () => {
    expect(nameOf('CN=Harbor CA, O=Onramp')).toBe('Harbor CA');
    expect(nameOf('C=US, O="Onramp, Inc.", CN="A, B"')).toBe('A, B');
    expect(nameOf('O=Onramp')).toBe('Onramp');
    expect(nameOf('OU=x')).toBe('OU=x');
    expect(nameOf('O=Onramp, OU=Sandbox\\, for tests, CN=A\\, B \\\\ C')).toBe('A, B \\ C');
  });
});

describe('validityAt', () => {
  const certificate = { notBefore: '2026-01-01T00:00:00Z', notAfter: '2026-12-31T00:00:00Z' };

  it('says how far it is, and what that means', () => {
    expect(validityAt(certificate, '2025-12-01T00:00:00Z')).toMatchObject({
      share: 0,
      state: 'early',
    });
    expect(validityAt(certificate, '2026-07-02T00:00:00Z')).toMatchObject({
      share: 0.5,
      state: 'valid',
    });
    expect(validityAt(certificate, '2026-12-02T00:00:00Z')).toMatchObject({
      daysLeft: 29,
      state: 'soon',
    });
    expect(validityAt(certificate, '2027-01-02T00:00:00Z')).toMatchObject({
      share: 1,
      daysLeft: -2,
      state: 'over',
    });
  });
});

describe('validityWords', () => {
  const certificate = { notBefore: '2026-01-01T00:00:00Z', notAfter: '2026-12-31T00:00:00Z' };

  it.each([
    ['2025-12-01T00:00:00Z', 'Not valid yet'],
    ['2026-07-02T00:00:00Z', 'Valid for 182 more days'],
    ['2026-12-29T12:00:00Z', 'Expires in 1 day'],
    ['2026-12-30T12:00:00Z', 'Expires within a day'],
    ['2026-12-31T00:00:00Z', 'Expires within a day'],
    ['2026-12-31T05:00:00Z', 'Expired less than a day ago'],
    ['2027-01-01T05:00:00Z', 'Expired 1 day ago'],
    ['2027-01-02T05:00:00Z', 'Expired 2 days ago'],
  ])('at %s says “%s”', (now, words) => {
    expect(validityWords(validityAt(certificate, now))).toBe(words);
  });
});

describe('groupedFingerprint', () => {
  it('groups bytes', () => {
    expect(groupedFingerprint('0a1bff')).toBe('0A:1B:FF');
  });
});
