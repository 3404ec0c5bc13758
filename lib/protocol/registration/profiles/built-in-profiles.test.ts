import { describe, expect, it } from 'vitest';
import { HolderProfileSchema, isForHost } from '../holder-profile';
import { builtInProfiles } from './built-in-profiles';

const appUrl = 'https://onramp.example.org/portal';
const profiles = builtInProfiles(appUrl);
const sevenMembers = [
  'client_name',
  'client_uri',
  'contacts',
  'logo_uri',
  'policy_uri',
  'redirect_uris',
  'tos_uri',
];

function profile(key: string) {
  const found = profiles.find((one) => one.key === key);
  if (!found) throw new Error(`no built-in profile ${key}`);
  return found;
}

describe('the built-in profiles', () => {
  it('are these, each once', () => {
    expect(profiles.map(({ key }) => key)).toEqual([
      'emr-direct',
      'sandbox-harbor',
      'sandbox-engine',
      'udap-stu2',
      'udap-stu1',
      'smart',
    ]);
  });

  it.each(profiles.map((one) => [one.key, one] as const))('%s parses', (_, one) => {
    expect(HolderProfileSchema.parse(one)).toEqual(one);
    // JSON keeps all of it: it goes through the API and a JSON column.
    expect(JSON.parse(JSON.stringify(one))).toEqual(one);
  });

  it.each(profiles.map((one) => [one.key, one] as const))('%s says how it is known', (_, one) => {
    expect(one.source.text.length).toBeGreaterThan(20);
    expect(one.source.date).toMatch(/^2026-11-2\d$/);
    for (const method of Object.values(one.methods)) expect(method.note).not.toBe('');
  });

  it('share no list that one of them could change for another', () => {
    const [first, second] = [profile('udap-stu1'), profile('emr-direct')];
    expect(first.methods.udap.requiredMembers).toEqual([]);
    expect(second.methods.udap.requiredMembers).not.toBe(second.methods.dcr.requiredMembers);
  });
});

describe('EMR Direct Interoperability Engine', () => {
  const emr = profile('emr-direct');
  const { udap, dcr, manual, 'one-off': oneOff } = emr.methods;

  it('gives client_ids of 30 days by dynamic registration, and says nothing of other ways', () => {
    expect(dcr.clientIdLifeDays).toBe(30);
    expect([udap, manual, oneOff].map((method) => method.clientIdLifeDays)).toEqual([
      null,
      null,
      null,
    ]);
  });

  it.each([
    ['udap', udap],
    ['dcr', dcr],
    ['manual', manual],
  ])('demands exactly seven members by %s', (_, method) => {
    expect([...method.requiredMembers].sort()).toEqual(sevenMembers);
  });

  it('asks for no members where the organization gives credentials', () => {
    expect(oneOff.requiredMembers).toEqual([]);
  });

  it('notes that the API document makes four of the seven optional', () => {
    for (const { note } of [udap, dcr]) {
      expect(note).toMatch(/2026/);
      expect(note).toMatch(/client_uri, logo_uri, tos_uri and policy_uri optional/);
    }
  });

  it('takes no custom scheme and no loopback by itself, and both when asked by hand', () => {
    expect([dcr.allowsCustomScheme, dcr.allowsLoopback]).toEqual([false, false]);
    expect([udap.allowsCustomScheme, udap.allowsLoopback]).toEqual([false, false]);
    expect([manual.allowsCustomScheme, manual.allowsLoopback]).toEqual([true, true]);
  });

  it('offers every way, each for its workflows', () => {
    expect(Object.values(emr.methods).every(({ isOffered }) => isOffered)).toBe(true);
    expect([...udap.grantTypes].sort()).toEqual(['authorization_code', 'client_credentials']);
    expect(dcr.grantTypes).toEqual(['authorization_code']);
    expect([...manual.grantTypes].sort()).toEqual(['authorization_code', 'client_credentials']);
    expect(oneOff.grantTypes).toEqual(['client_credentials']);
    expect(Object.values(emr.methods).some((method) => method.needsInitialAccessToken)).toBe(false);
  });

  it('wants live URIs, and a contact of the domain of the app', () => {
    expect([emr.liveUris, emr.contactDomain]).toEqual(['required', 'required']);
  });

  it('wants PKCE with S256 and scopes of version 2', () => {
    expect(emr.pkce).toBe('S256');
    expect(emr.scopeVersions).toEqual(['v2']);
  });

  it('gives refresh tokens of 90 days, each for one use', () => {
    expect(emr.refreshTokens).toEqual({ isOffered: true, lifeDays: 90, isSingleUse: true });
  });

  it('is a member of the community of its stage server, as far as known', () => {
    expect(emr.communities).toEqual(['udap://stage.healthtogo.me/']);
  });

  it.each([
    ['fhir.healthtogo.me', true],
    ['stage.healthtogo.me', true],
    ['sandbox-r4.interopengine.com', true],
    ['FHIR.HealthToGo.me', true],
    ['healthtogo.me', false],
    ['www.healthtogo.me', false],
    ['interopengine.com', false],
    ['interopengine.com.evil.example', false],
    ['notinteropengine.com', false],
  ])('is for %s: %s', (host, expected) => {
    expect(isForHost(emr, host)).toBe(expected);
  });
});

describe('the profiles of the standards', () => {
  it.each([
    ['smart', null, false, 'S256'],
    ['udap-stu1', 'stu1', true, 'optional'],
    ['udap-stu2', 'stu2', true, 'S256'],
  ])('%s is for no host, judges by %s, offers UDAP: %s', (key, ruleSet, hasUdap, pkce) => {
    const generic = profile(key);
    expect(generic.hosts).toEqual([]);
    expect(generic.ruleSet).toBe(ruleSet);
    expect(generic.methods.udap.isOffered).toBe(hasUdap);
    expect(generic.pkce).toBe(pkce);
    // Nothing beside what the standard itself demands, and no end that nobody has announced.
    for (const method of Object.values(generic.methods)) {
      expect(method.requiredMembers).toEqual([]);
      expect(method.clientIdLifeDays).toBeNull();
    }
    expect(generic.contactDomain).toBe('none');
  });

  it('let UDAP clients redirect to https only', () => {
    for (const key of ['udap-stu1', 'udap-stu2']) {
      const { udap } = profile(key).methods;
      expect([udap.allowsLoopback, udap.allowsCustomScheme]).toEqual([false, false]);
    }
  });
});

describe('the profiles of the sandbox', () => {
  const harbor = profile('sandbox-harbor');
  const engine = profile('sandbox-engine');

  it('follow the address of the portal', () => {
    for (const one of [harbor, engine]) {
      expect(one.communities).toEqual([
        `${appUrl}/sandbox/communities/harbor`,
        `${appUrl}/sandbox/communities/harbor-ec`,
      ]);
      expect(one.hosts).toEqual([]);
      expect(one.source.url).toContain(`${appUrl}/sandbox/`);
    }
    expect(JSON.stringify(builtInProfiles('http://localhost:3000'))).not.toContain(
      'onramp.example',
    );
  });

  it('demand no live pages, because the sandbox does not fetch', () => {
    expect([harbor.liveUris, engine.liveUris]).toEqual(['none', 'none']);
  });

  it('let engine register as EMR Direct does', () => {
    const emr = profile('emr-direct');
    expect(engine.methods.dcr.clientIdLifeDays).toBe(30);
    expect([...engine.methods.dcr.requiredMembers].sort()).toEqual(sevenMembers);
    for (const method of ['udap', 'dcr', 'manual', 'one-off'] as const) {
      // All but the words of the note.
      const { note } = emr.methods[method];
      expect({ ...engine.methods[method], note }).toEqual(emr.methods[method]);
    }
    expect(engine.refreshTokens).toEqual(emr.refreshTokens);
    expect(engine.contactDomain).toBe(emr.contactDomain);
    expect(engine.scopeVersions).toEqual(emr.scopeVersions);
  });

  it('let harbor ask for no more than the standards do', () => {
    for (const method of Object.values(harbor.methods)) {
      expect(method.requiredMembers).toEqual([]);
      expect(method.clientIdLifeDays).toBeNull();
    }
  });
});
