import { describe, expect, it } from 'vitest';
import { builtInProfiles } from '@/lib/protocol/registration/profiles/built-in-profiles';
import { emrDirect } from '@/lib/protocol/registration/profiles/emr-direct';
import { profileDifferences } from '@/lib/protocol/registration/profiles/profile-differences';
import { smart } from '@/lib/protocol/registration/profiles/smart';
import { memberLabel, valueWords } from './difference-words';
import { isStale, livesInShort, redirectWords, refreshWords } from './profile-words';

describe('a profile in words', () => {
  it('says how long client_ids live, and by which way', () => {
    expect(livesInShort(emrDirect)).toBe('30 days by RFC 7591');
    expect(livesInShort(smart)).toBe('No end known');
    const { dcr, udap } = emrDirect.methods;
    const both = { ...emrDirect.methods, udap: { ...udap, clientIdLifeDays: 1 } };
    expect(livesInShort({ methods: both })).toBe('1 day by UDAP, 30 days by RFC 7591');
    const gone = { ...both, dcr: { ...dcr, isOffered: false } };
    expect(livesInShort({ methods: gone })).toBe('1 day by UDAP');
  });

  it.each([
    [false, false, 'https only'],
    [true, false, 'https and loopback'],
    [false, true, 'https and custom schemes'],
    [true, true, 'https, loopback and custom schemes'],
  ])('says which redirects it takes', (allowsLoopback, allowsCustomScheme, expected) => {
    expect(redirectWords({ allowsLoopback, allowsCustomScheme })).toBe(expected);
  });

  it('says what is known of refresh tokens', () => {
    expect(refreshWords(emrDirect.refreshTokens)).toBe(
      'Offered; they live 90 days, each is good for one use',
    );
    expect(refreshWords(smart.refreshTokens)).toBe('Offered; their life is not known');
    expect(refreshWords({ isOffered: false, lifeDays: 3, isSingleUse: true })).toBe('None');
  });

  it('says after a year that the source is old', () => {
    expect(isStale('2026-11-24', '2027-11-24T00:00:00Z')).toBe(false);
    expect(isStale('2026-11-24', '2027-11-25T00:00:01Z')).toBe(true);
  });

  it('has a word for every member in which two profiles can differ', () => {
    const profiles = builtInProfiles('https://onramp.example');
    const paths = profiles.flatMap((a) => profiles.flatMap((b) => profileDifferences(a, b)));
    const words = new Set(paths.map(({ path }) => path));
    // The key names the profile: an edited one has that of the built-in one.
    words.delete('key');
    expect(words.size).toBeGreaterThan(25);
    for (const path of words) expect(memberLabel(path)).not.toBe(path);
    expect(memberLabel('methods.one-off.note')).toBe('One-off: note');
    expect(['', null, true, [], ['a', 'b'], 30].map(valueWords)).toEqual([
      'Nothing',
      'Not known',
      'Yes',
      'None',
      'a, b',
      '30',
    ]);
  });
});
