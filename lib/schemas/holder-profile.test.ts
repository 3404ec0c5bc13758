import { describe, expect, it } from 'vitest';
import type { HolderProfile } from '@/lib/protocol/registration/holder-profile';
import { builtInProfiles } from '@/lib/protocol/registration/profiles/built-in-profiles';
import { emrDirect } from '@/lib/protocol/registration/profiles/emr-direct';
import { HolderProfileInputSchema } from './holder-profile';

function pathsOf(change: (profile: HolderProfile) => void): string[] {
  const profile = structuredClone(emrDirect);
  change(profile);
  const { error } = HolderProfileInputSchema.safeParse(profile);
  return (error?.issues ?? []).map(({ path }) => path.join('.'));
}

describe('a holder profile that people write', () => {
  it.each(builtInProfiles('https://onramp.example').map((one) => [one.key, one] as const))(
    'may be as the built-in %s',
    (_, profile) => {
      expect(HolderProfileInputSchema.safeParse(profile).error).toBeUndefined();
    },
  );

  it.each([
    ['fhir.example.org', true],
    ['localhost', true],
    ['*.example.org', true],
    ['10.0.0.7', true],
    ['*.org', false],
    ['*', false],
    ['fhir.*.org', false],
    ['https://fhir.example.org', false],
    ['fhir.example.org:8443', false],
    ['fhir.example.org/r4', false],
    ['', false],
    ['a b', false],
  ])('may have the host %j: %s', (host, isGood) => {
    expect(pathsOf((one) => (one.hosts = ['good.example', host]))).toEqual(
      isGood ? [] : ['hosts.1'],
    );
  });

  it.each<[string, (profile: HolderProfile) => void, string[]]>([
    ['the address of a page as key', (one) => (one.key = 'new'), ['key']],
    ['a key with capitals', (one) => (one.key = 'Acme'), ['key']],
    ['a host twice', (one) => (one.hosts = ['a.example', 'A.example']), ['hosts.1']],
    ['a community that is no URI', (one) => (one.communities = ['harbor']), ['communities.0']],
    [
      'an algorithm with a shared secret',
      (one) => (one.algorithms = ['RS256', 'HS256']),
      ['algorithms.1'],
    ],
    ['no algorithm at all', (one) => (one.algorithms = ['none']), ['algorithms.0']],
    [
      'a way without a workflow',
      (one) => (one.methods.dcr.grantTypes = []),
      ['methods.dcr.grantTypes'],
    ],
    ['UDAP without a generation', (one) => (one.ruleSet = null), ['ruleSet']],
    [
      'half a day',
      (one) => (one.methods.dcr.clientIdLifeDays = 0.5),
      ['methods.dcr.clientIdLifeDays'],
    ],
    ['a day that does not exist', (one) => (one.source.date = '2026-02-30'), ['source.date']],
    ['a script as source', (one) => (one.source.url = 'javascript:alert(1)'), ['source.url']],
    ['no source', (one) => (one.source.text = ''), ['source.text']],
  ])('is refused with %s', (_, change, paths) => {
    expect(pathsOf(change)).toEqual(paths);
  });

  it('needs neither workflows nor a generation for what is not offered', () => {
    expect(
      pathsOf((one) => {
        one.methods.udap = { ...one.methods.udap, isOffered: false, grantTypes: [] };
        one.ruleSet = null;
      }),
    ).toEqual([]);
  });
});
