import { describe, expect, it } from 'vitest';
import { AppMetadataSchema } from './client-metadata';
import { emrDirect } from './profiles/emr-direct';
import { builtInProfiles } from './profiles/built-in-profiles';
import { recommendMethod, type MethodQuestion } from './recommend-method';

const profiles = builtInProfiles('https://portal.example');
const byKey = (key: string) => profiles.find((profile) => profile.key === key)!;
const app = AppMetadataSchema.parse({
  client_name: 'Tides',
  client_uri: 'https://app.example.org',
  logo_uri: 'https://app.example.org/logo.png',
  tos_uri: 'https://app.example.org/terms',
  policy_uri: 'https://app.example.org/privacy',
  contacts: ['mailto:team@app.example.org'],
  redirect_uris: ['https://app.example.org/callback'],
});

function ask(more: Partial<MethodQuestion>) {
  return recommendMethod({
    profile: byKey('udap-stu2'),
    grantType: 'authorization_code',
    app,
    hasCertificate: true,
    ...more,
  });
}

describe('the recommended method', () => {
  it.each<[string, Partial<MethodQuestion>, string]>([
    ['UDAP where there is a certificate', {}, 'udap'],
    ['RFC 7591 without one', { hasCertificate: false }, 'dcr'],
    ['RFC 7591 at a plain SMART holder', { profile: byKey('smart') }, 'dcr'],
    ['by hand for a native app', { app: { ...app, redirect_uris: ['org.example:/cb'] } }, 'manual'],
    [
      'by hand for a loopback redirect',
      { app: { ...app, redirect_uris: ['http://127.0.0.1/'] } },
      'manual',
    ],
    [
      'by hand at EMR Direct for a server without certificate',
      { profile: emrDirect, grantType: 'client_credentials', hasCertificate: false },
      'manual',
    ],
    [
      'UDAP at EMR Direct with a certificate',
      { profile: emrDirect, grantType: 'client_credentials' },
      'udap',
    ],
  ])('is %s', (_, more, method) => {
    const advice = ask(more);
    expect(advice.method).toBe(method);
    expect(advice.reasons.length).toBeGreaterThan(0);
    expect(advice.ruledOut.map((one) => one.method)).not.toContain(method);
  });

  it('says why the others are ruled out, what is missing, and how long it lives', () => {
    const advice = ask({
      profile: emrDirect,
      hasCertificate: false,
      app: { ...app, tos_uri: undefined },
    });
    expect(advice.method).toBe('dcr');
    expect(advice.ruledOut).toMatchObject([{ method: 'udap' }, { method: 'one-off' }]);
    expect(advice.reasons.join(' ')).toMatch(/30 days/);
    expect(advice.reasons.join(' ')).toMatch(/missing: tos_uri/);
  });

  it('is none where nothing is offered for the workflow', () => {
    const none = { ...emrDirect.methods.dcr, isOffered: false };
    const advice = ask({
      profile: { ...emrDirect, methods: { udap: none, dcr: none, manual: none, 'one-off': none } },
    });
    expect(advice.method).toBeNull();
    expect(advice.ruledOut).toHaveLength(4);
  });

  it('takes the address of the portal where its own sandbox does', () => {
    const own = 'http://localhost:3000/oauth/callback';
    const question = { app: { ...app, redirect_uris: [own] }, hasCertificate: false };
    expect(ask(question).method).toBe('manual');
    expect(ask({ ...question, ownRedirects: [own] }).method).toBe('dcr');
  });
});
