import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  passwordsPerAccount,
  passwordsPerAddress,
  type AttemptLimiter,
} from '@/lib/auth/attempt-limiter';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { resetEnv } from '@/lib/env';
import { signInErrors } from '@/lib/schemas/people';
import { startMailServer } from '../fakes/mail-server';
import { startOidcProvider, type OidcPerson } from '../fakes/oidc-provider';
import { api, makePerson, makeWorkspace, signIn } from './api';
import { AuthBrowser, errorOf } from './auth-browser';

const password = 'correct horse battery';
let mail: Awaited<ReturnType<typeof startMailServer>>;
let provider: Awaited<ReturnType<typeof startOidcProvider>>;

beforeAll(async () => {
  mail = await startMailServer();
  provider = await startOidcProvider();
  process.env.NEXTAUTH_URL = 'http://localhost:3000';
  process.env.SMTP_URL = mail.url;
  process.env.MAIL_FROM = 'Onramp <onramp@example.org>';
  process.env.OIDC_ISSUER = provider.issuer;
  process.env.OIDC_CLIENT_ID = 'onramp';
  process.env.OIDC_CLIENT_SECRET = 'secret';
  resetEnv();
});

afterAll(async () => {
  await mail.close();
  await provider.close();
});

beforeEach(() => {
  mail.mails.length = 0;
});

async function invite(email: string): Promise<void> {
  const slug = `inv-${Math.random().toString(36).slice(2, 10)}`;
  const { members } = await makeWorkspace(slug, ['admin']);
  const answer = await api('POST', `/workspaces/${slug}/invitations`, {
    as: members.admin,
    body: { email },
  });
  expect(answer.data).toMatchObject({ mailed: true, link: null });
}

describe('sign-in with a password', () => {
  it('makes a session that pages and the API know, and that ends with sign-out', async () => {
    await makePerson('pw@example.org', { name: 'Pat', password });
    const browser = new AuthBrowser();
    const answer = await browser.signInWithPassword(' PW@Example.org ', password);
    expect(errorOf(answer)).toBeNull();
    const client = await db();
    const row = await client.signIn.findFirstOrThrow({ where: { userAgent: 'auth browser' } });
    expect(await browser.session()).toMatchObject({
      user: { email: 'pw@example.org', name: 'Pat', isOperator: false },
      signInId: row.id,
    });
    const me = await api('GET', '/me', { as: browser });
    expect(me.data).toMatchObject({ email: 'pw@example.org', hasPassword: true });
    expect(JSON.stringify(me.data)).not.toContain('argon2');

    const { cookie } = browser;
    await browser.post('signout');
    expect(await browser.session()).toEqual({});
    expect(
      (await client.signIn.findUniqueOrThrow({ where: { id: row.id } })).revokedAt,
    ).not.toBeNull();
    expect((await api('GET', '/me', { as: { cookie } })).status).toBe(401);
  });

  it('fails alike for a wrong password, nobody, and somebody without a password', async () => {
    await makePerson('known@example.org', { password });
    await makePerson('outside@example.org');
    for (const email of ['known@example.org', 'nobody@example.org', 'outside@example.org']) {
      const browser = new AuthBrowser();
      const answer = await browser.signInWithPassword(email, 'the wrong password');
      expect(answer.status).toBe(401);
      expect(errorOf(answer)).toBe('CredentialsSignin');
      expect(await browser.session()).toEqual({});
    }
  });

  it('needs the CSRF token', async () => {
    await makePerson('csrf@example.org', { password });
    const browser = new AuthBrowser();
    await browser.request('POST', 'callback/credentials', {
      email: 'csrf@example.org',
      password,
      json: 'true',
    });
    expect(await browser.session()).toEqual({});
  });

  /** Uses attempts up without the work of hashing a password each time. */
  function spend(limiter: AttemptLimiter, key: string, count: number): void {
    for (let i = 0; i < count; i += 1) expect(limiter.attempt(key)).toBe(true);
  }

  it('is refused after ten attempts for one account, wherever they come from', async () => {
    await makePerson('guessed@example.org', { password });
    const attempt = (i: number, guess: string) =>
      new AuthBrowser(`198.51.100.${i}`).signInWithPassword('Guessed@example.org', guess);
    for (let i = 0; i < 3; i += 1) {
      expect(errorOf(await attempt(i, 'wrong wrong'))).toBe('CredentialsSignin');
    }
    spend(passwordsPerAccount, 'guessed@example.org', 7);
    expect(errorOf(await attempt(11, 'wrong wrong'))).toBe('TooManyAttempts');
    // Also with the right password: otherwise the limit would tell when a guess was good.
    expect(errorOf(await attempt(12, password))).toBe('TooManyAttempts');
    expect(signInErrors.TooManyAttempts).toMatch(/Wait/);
  });

  it('is refused after fifty attempts from one address, whoever is tried', async () => {
    const attempt = (email: string) =>
      new AuthBrowser('203.0.113.9').signInWithPassword(email, 'wrong wrong');
    expect(errorOf(await attempt('no1@example.org'))).toBe('CredentialsSignin');
    spend(passwordsPerAddress, '203.0.113.9', 48);
    expect(errorOf(await attempt('no2@example.org'))).toBe('CredentialsSignin');
    expect(errorOf(await attempt('no3@example.org'))).toBe('TooManyAttempts');
  });

  it('does not count against an address that a whole office shares when it succeeds', async () => {
    await makePerson('colleague@example.org', { password });
    spend(passwordsPerAddress, '203.0.113.10', 49);
    const attempt = (guess: string) =>
      new AuthBrowser('203.0.113.10').signInWithPassword('colleague@example.org', guess);
    for (let i = 0; i < 2; i += 1) expect(errorOf(await attempt(password))).toBe(null);
    expect(errorOf(await attempt('wrong wrong'))).toBe('CredentialsSignin');
    // The wrong ones still count, also after the right ones.
    expect(errorOf(await attempt(password))).toBe('TooManyAttempts');
  });

  it('is forgotten as an attempt when it succeeds', async () => {
    await makePerson('clumsy@example.org', { password });
    for (let round = 0; round < 2; round += 1) {
      spend(passwordsPerAccount, 'clumsy@example.org', 9);
      const browser = new AuthBrowser('192.0.2.77');
      expect(errorOf(await browser.signInWithPassword('clumsy@example.org', password))).toBeNull();
    }
  });
});

describe('a session', () => {
  it('ends in next-auth as soon as its sign-in is revoked, and the cookie goes', async () => {
    await makePerson('gone@example.org', { password });
    const browser = new AuthBrowser('192.0.2.20');
    await browser.signInWithPassword('gone@example.org', password);
    const client = await db();
    await client.signIn.updateMany({ data: { revokedAt: new Date() } });
    expect(await browser.session()).toEqual({});
    expect([...browser.cookies.keys()].some((name) => name.includes('session-token'))).toBe(false);
  });

  it('cannot be changed from the browser', async () => {
    const victim = await makePerson('victim@example.org');
    await makePerson('actor@example.org', { password });
    const browser = new AuthBrowser('192.0.2.21');
    await browser.signInWithPassword('actor@example.org', password);
    const { csrfToken } = (await browser.request('GET', 'csrf')).body as { csrfToken: string };
    await browser.request('POST', 'session', {
      csrfToken,
      data: { sub: victim.id, user: { id: victim.id, isOperator: true } },
    } as never);
    expect(await browser.session()).toMatchObject({
      user: { email: 'actor@example.org', isOperator: false },
    });
  });

  it('only leads back to pages of ours', async () => {
    await makePerson('back@example.org', { password });
    for (const [callbackUrl, location] of [
      ['/w/demo?x=1', 'http://localhost:3000/w/demo?x=1'],
      ['http://localhost:3000/account', 'http://localhost:3000/account'],
      ['https://evil.example/', 'http://localhost:3000'],
      ['//evil.example/', 'http://localhost:3000'],
      ['/\\evil.example/', 'http://localhost:3000'],
    ] as const) {
      const answer = await new AuthBrowser('192.0.2.22').post('callback/credentials', {
        email: 'back@example.org',
        password,
        callbackUrl,
      });
      expect(answer.location).toBe(location);
    }
  });
});

describe('a person', () => {
  it('changes the password, which ends all other sign-ins', async () => {
    const { id } = await makePerson('change@example.org', { password });
    const [here, there] = [await signIn(id), await signIn(id)];
    const list = await api<{ signIns: { id: string; isCurrent: boolean }[] }>(
      'GET',
      '/me/sign-ins',
      { as: here },
    );
    expect(list.data.signIns.map((one) => [one.id, one.isCurrent]).sort()).toEqual(
      [
        [here.signInId, true],
        [there.signInId, false],
      ].sort(),
    );
    const change = (body: object) => api('POST', '/me/password', { as: here, body });
    const wrong = await change({
      currentPassword: 'not the password',
      newPassword: 'another long one',
    });
    expect(wrong.problem).toMatchObject({
      code: 'request.invalid',
      errors: [{ path: 'currentPassword', code: 'wrong' }],
    });
    expect((await change({ newPassword: 'another long one' })).problem.errors[0]?.path).toBe(
      'currentPassword',
    );
    expect((await api('GET', '/me', { as: there })).status).toBe(200);
    expect(
      (await change({ currentPassword: password, newPassword: 'another long one' })).data,
    ).toEqual({ ended: 1 });
    expect((await api('GET', '/me', { as: there })).status).toBe(401);
    expect((await api('GET', '/me', { as: here })).status).toBe(200);
    const browser = new AuthBrowser('192.0.2.30');
    expect(errorOf(await browser.signInWithPassword('change@example.org', password))).toBe(
      'CredentialsSignin',
    );
    expect(
      errorOf(await browser.signInWithPassword('change@example.org', 'another long one')),
    ).toBeNull();
  });

  it('cannot have the current password guessed through a stolen session', async () => {
    const { id } = await makePerson('stolen@example.org', { password });
    const as = await signIn(id);
    const guess = () =>
      api('POST', '/me/password', {
        as,
        body: { currentPassword: 'guess guess', newPassword: 'another long one' },
      });
    for (let i = 0; i < 2; i += 1) expect((await guess()).status).toBe(422);
    for (let i = 0; i < 8; i += 1) passwordsPerAccount.attempt('stolen@example.org');
    const refused = await guess();
    expect(refused.problem).toMatchObject({ status: 429, code: 'auth.too_many_attempts' });
    expect(refused.headers.get('retry-after')).toBe('900');
  });

  it('signs out everywhere, and is renamed', async () => {
    const { id } = await makePerson('all@example.org');
    const [one, two] = [await signIn(id), await signIn(id)];
    expect((await api('PATCH', '/me', { as: one, body: { name: 'Al' } })).data).toMatchObject({
      name: 'Al',
    });
    expect((await api('POST', '/me/sign-out-everywhere', { as: one })).data).toEqual({ ended: 2 });
    for (const as of [one, two]) expect((await api('GET', '/me', { as })).status).toBe(401);
  });
});

describe('sign-in with a magic link', () => {
  const ask = (browser: AuthBrowser, email: string) => browser.post('signin/email', { email });
  const linkIn = (text: string) =>
    /http:\/\/localhost:3000\/api\/auth\/callback\/email\S+/.exec(text)?.[0] ?? '';

  it('works once, for somebody who exists', async () => {
    await makePerson('mail@example.org');
    const browser = new AuthBrowser('192.0.2.40');
    const sent = await ask(browser, 'Mail@Example.org');
    expect(errorOf(sent)).toBeNull();
    expect(mail.mails).toMatchObject([{ to: ['mail@example.org'] }]);
    const link = linkIn(mail.mails[0]?.text ?? '');
    const client = await db();
    const stored = await client.verificationToken.findMany();
    expect(JSON.stringify(stored)).not.toContain(new URL(link).searchParams.get('token'));
    expect(errorOf(await browser.request('GET', link))).toBeNull();
    expect(await browser.session()).toMatchObject({ user: { email: 'mail@example.org' } });
    const other = new AuthBrowser('192.0.2.40');
    expect(errorOf(await other.request('GET', link))).toBe('Verification');
    expect(await other.session()).toEqual({});
  });

  it('is not sent to strangers', async () => {
    const answer = await ask(new AuthBrowser('192.0.2.41'), 'stranger@example.org');
    expect(errorOf(answer)).toBe('NoAccount');
    expect(mail.mails).toEqual([]);
    const client = await db();
    expect(await client.user.count({ where: { email: 'stranger@example.org' } })).toBe(0);
  });

  it('lets somebody in who is invited', async () => {
    await invite('guest@example.org');
    mail.mails.length = 0;
    const browser = new AuthBrowser('192.0.2.42');
    await ask(browser, 'guest@example.org');
    await browser.request('GET', linkIn(mail.mails[0]?.text ?? ''));
    expect(await browser.session()).toMatchObject({ user: { email: 'guest@example.org' } });
    const client = await db();
    const person = await client.user.findUniqueOrThrow({ where: { email: 'guest@example.org' } });
    expect(person.id).toMatch(/^usr_/);
    expect(person.emailVerified).not.toBeNull();
  });

  it('is not sent more than five times in a quarter of an hour', async () => {
    await makePerson('flood@example.org');
    for (let i = 0; i < 5; i += 1)
      await ask(new AuthBrowser(`192.0.2.${100 + i}`), 'flood@example.org');
    expect(errorOf(await ask(new AuthBrowser('192.0.2.110'), 'flood@example.org'))).toBe(
      'TooManyAttempts',
    );
    expect(mail.mails).toHaveLength(5);
  });
});

describe('sign-in with OpenID Connect', () => {
  async function signInAs(person: OidcPerson, browser = new AuthBrowser('192.0.2.50')) {
    const started = await browser.post('signin/oidc');
    const { code, state } = provider.authorize(started.location, person);
    const answer = await browser.request('GET', `callback/oidc?code=${code}&state=${state}`);
    return { browser, error: errorOf(answer) };
  }

  it('links by an e-mail address that the provider has verified, and keeps no token', async () => {
    const { id } = await makePerson('ada@sso.example');
    const { browser, error } = await signInAs({
      sub: 'ada',
      email: 'Ada@sso.example',
      email_verified: true,
    });
    expect(error).toBeNull();
    expect(await browser.session()).toMatchObject({ user: { id } });
    const client = await db();
    const account = await client.account.findFirstOrThrow({ where: { userId: id } });
    expect(account).toMatchObject({
      provider: 'oidc',
      providerAccountId: 'ada',
      access_token: null,
      id_token: null,
    });
    // Once linked, the provider's id decides, whatever the address is now.
    const again = await signInAs({
      sub: 'ada',
      email: 'changed@sso.example',
      email_verified: false,
    });
    expect(await again.browser.session()).toMatchObject({ user: { id } });
  });

  it.each([
    [
      'an address that is not verified',
      { sub: 'e1', email: 'eve@sso.example', email_verified: false },
      'EmailNotVerified',
    ],
    [
      'an address of which it says nothing',
      { sub: 'e2', email: 'eve@sso.example' },
      'EmailNotVerified',
    ],
    ['no address', { sub: 'e3' }, 'NoEmail'],
    [
      'an address that nobody here has',
      { sub: 'e4', email: 'new@sso.example', email_verified: true },
      'NoAccount',
    ],
  ])('refuses %s', async (_, person, code) => {
    await makePerson('eve@sso.example').catch(() => undefined);
    const { browser, error } = await signInAs(person);
    expect(error).toBe(code);
    expect(signInErrors[code]).toBeTypeOf('string');
    expect(await browser.session()).toEqual({});
    const client = await db();
    expect(await client.account.count({ where: { providerAccountId: person.sub } })).toBe(0);
  });

  it('asks the userinfo endpoint where the ID token has no address', async () => {
    const { id } = await makePerson('info@sso.example');
    const { browser } = await signInAs({
      sub: 'info',
      userinfo: { email: 'info@sso.example', email_verified: 'true' },
    });
    expect(await browser.session()).toMatchObject({ user: { id } });
  });

  it('lets somebody in who is invited', async () => {
    await invite('hired@sso.example');
    const { browser, error } = await signInAs({
      sub: 'hired',
      email: 'hired@sso.example',
      email_verified: true,
      name: 'Hire',
    });
    expect(error).toBeNull();
    expect(await browser.session()).toMatchObject({
      user: { email: 'hired@sso.example', name: 'Hire' },
    });
  });

  it('never links to the person whose session the browser has', async () => {
    const { id } = await makePerson('holder@sso.example', { password });
    const thief = await makePerson('thief@sso.example');
    const browser = new AuthBrowser('192.0.2.60');
    await browser.signInWithPassword('holder@sso.example', password);
    await signInAs({ sub: 'thief', email: 'thief@sso.example', email_verified: true }, browser);
    const client = await db();
    expect(await client.account.findMany({ where: { userId: id } })).toEqual([]);
    expect(await browser.session()).toMatchObject({ user: { id: thief.id } });
  });

  it('refuses an answer that belongs to another browser', async () => {
    await makePerson('csrf@sso.example');
    const started = await new AuthBrowser().post('signin/oidc');
    const { code, state } = provider.authorize(started.location, {
      sub: 'csrf',
      email: 'csrf@sso.example',
      email_verified: true,
    });
    const victim = new AuthBrowser();
    const answer = await victim.request('GET', `callback/oidc?code=${code}&state=${state}`);
    expect(errorOf(answer)).toMatch(/^(OAuthCallback|Callback)$/);
    expect(await victim.session()).toEqual({});
  });
});

describe('an open invitation', () => {
  it('counts only while it is open', async () => {
    const { id, members } = await makeWorkspace('closing', ['admin']);
    const client = await db();
    const base = { workspaceId: id, role: 'viewer' as const, invitedById: members.admin.id };
    const soon = new Date(Date.now() + 60_000);
    const closed = [
      { email: 'used@inv.example', acceptedAt: new Date(), expiresAt: soon },
      { email: 'back@inv.example', revokedAt: new Date(), expiresAt: soon },
      { email: 'late@inv.example', expiresAt: new Date(Date.now() - 1) },
    ];
    for (const invitation of closed) {
      await client.invitation.create({
        data: { ...base, ...invitation, id: newId('inv'), tokenHash: invitation.email },
      });
      const answer = await new AuthBrowser('192.0.2.70').post('signin/email', {
        email: invitation.email,
      });
      expect(errorOf(answer)).toBe('NoAccount');
    }
  });
});
