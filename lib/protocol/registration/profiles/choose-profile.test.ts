import { describe, expect, it } from 'vitest';
import type { HolderProfile } from '../holder-profile';
import { builtInProfiles } from './built-in-profiles';
import { chooseProfile, type ProfileCandidate, type ProfileQuestion } from './choose-profile';
import { smart } from './smart';

const appUrl = 'http://localhost:3000';
const builtIn = builtInProfiles(appUrl).map((profile): ProfileCandidate => ({
  profile,
  origin: 'built-in',
}));
const own = (key: string, hosts: string[]): ProfileCandidate => ({
  profile: { ...smart, key, hosts } satisfies HolderProfile,
  origin: 'own',
});
const workspace = [
  own('acme', ['*.acme.example']),
  own('acme-west', ['fhir.west.acme.example', '*.west.acme.example']),
  own('our-emr', ['fhir.healthtogo.me']),
  own('all-emr', ['*.healthtogo.me']),
];
const candidates = [...builtIn, ...workspace];

const at = (holderBaseUrl: string, rest: Partial<ProfileQuestion> = {}): ProfileQuestion => ({
  holderBaseUrl,
  hasUdap: null,
  ...rest,
});
const sandbox = (name: string, rest: Partial<ProfileQuestion> = {}) =>
  at(`${appUrl}/sandbox/${name}/fhir/r4`, { sandboxHolder: name, ...rest });

describe('the profile of a holder', () => {
  it.each<[string, ProfileQuestion, string, RegExp]>([
    [
      'the chosen one, whatever fits',
      at('https://fhir.healthtogo.me/r4', { chosen: 'smart' }),
      'smart',
      /chosen/,
    ],
    [
      'the chosen one, also in the sandbox',
      sandbox('harbor', { chosen: 'acme' }),
      'acme',
      /chosen/,
    ],
    ['a pattern', at('https://a.acme.example/r4'), 'acme', /\*\.acme\.example.*a\.acme\.example/],
    ['the longer pattern', at('https://b.west.acme.example/r4'), 'acme-west', /\*\.west/],
    [
      'the whole name before patterns',
      at('https://fhir.west.acme.example'),
      'acme-west',
      /for fhir\.west/,
    ],
    ['any case and port', at('https://A.ACME.example:8443/r4'), 'acme', /acme/],
    [
      'own before built-in for the same host',
      at('https://fhir.healthtogo.me/fhir/r4/x'),
      'our-emr',
      /This workspace says/,
    ],
    [
      'built-in where it is more exact',
      at('https://stage.healthtogo.me:8181/fhir/r4/stage'),
      'emr-direct',
      /^It is for stage/,
    ],
    [
      'own pattern where nothing built in fits',
      at('https://other.healthtogo.me'),
      'all-emr',
      /\*\.healthtogo/,
    ],
    [
      'hosts before discovery',
      at('https://a.acme.example', { hasUdap: true, udapRuleSet: 'stu2' }),
      'acme',
      /acme/,
    ],
    [
      'not the domain itself by a pattern',
      at('https://acme.example'),
      'smart',
      /nobody has looked/,
    ],
    ['harbor by name', sandbox('harbor'), 'sandbox-harbor', /“harbor” of the sandbox/],
    [
      'engine by name, whatever discovery shows',
      sandbox('engine', { hasUdap: true }),
      'sandbox-engine',
      /“engine”/,
    ],
    [
      'harbor for another sandbox holder',
      sandbox('slow-crl'),
      'sandbox-harbor',
      /no profile of its own/,
    ],
    [
      'UDAP 1',
      at('https://x.example', { hasUdap: true, udapRuleSet: 'stu1' }),
      'udap-stu1',
      /generation 1/,
    ],
    [
      'UDAP 2',
      at('https://x.example', { hasUdap: true, udapRuleSet: 'stu2' }),
      'udap-stu2',
      /generation 2/,
    ],
    [
      'UDAP of an unknown generation',
      at('https://x.example', { hasUdap: true, udapRuleSet: null }),
      'udap-stu2',
      /does not tell/,
    ],
    [
      'UDAP, generation not given',
      at('https://x.example', { hasUdap: true }),
      'udap-stu2',
      /does not tell/,
    ],
    ['no UDAP', at('https://x.example', { hasUdap: false }), 'smart', /found no UDAP/],
    ['nobody looked', at('https://x.example'), 'smart', /nobody has looked/],
    ['no sandbox holder', at('https://x.example', { sandboxHolder: null }), 'smart', /nobody/],
    ['something that is no URL', at('nonsense'), 'smart', /No profile is for this host/],
  ])('%s', (_, question, key, why) => {
    const found = chooseProfile(candidates, question);
    expect(found?.profile.key).toBe(key);
    expect(found?.why).toMatch(why);
    expect(found?.why).toMatch(/^[A-Z].*\.$/);
    // Whatever the order in which they come.
    expect(chooseProfile([...candidates].reverse(), question)).toEqual(found);
  });

  it('is none when the chosen one does not exist', () => {
    expect(
      chooseProfile(candidates, at('https://fhir.healthtogo.me', { chosen: 'gone' })),
    ).toBeNull();
  });

  it('is the edited one where a built-in one was edited', () => {
    const edited = candidates.map((candidate): ProfileCandidate =>
      candidate.profile.key === 'udap-stu2'
        ? { origin: 'edited', profile: { ...candidate.profile, hosts: ['x.example'] } }
        : candidate,
    );
    const found = chooseProfile(edited, at('https://x.example', { hasUdap: false }));
    expect(found?.profile.key).toBe('udap-stu2');
    expect(found?.why).toMatch(/This workspace says/);
  });
});
