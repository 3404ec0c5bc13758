import fs from 'node:fs';
import { encode, type JWT } from 'next-auth/jwt';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { GET as unknownRoute } from '@/app/api/v1/[...unknown]/route';
import { sessionCookieName } from '@/lib/auth/session-cookie';
import { authSecret } from '@/lib/crypto/secret-file';
import { db } from '@/lib/db/client';
import { permissions, type Permission } from '@/lib/auth/permissions';
import { endpoint, serve } from '@/lib/http/endpoint';
import type { Endpoint } from '@/lib/http/endpoint-types';
import { endpoints } from '@/lib/http/endpoints/all';
import { openapi } from '@/lib/http/openapi';
import { maxBodyBytes } from '@/lib/http/read-body';
import { log } from '@/lib/log';
import { RoleSchema, type Role } from '@/lib/schemas/workspace';
import { api, makeToken, makeWorkspace, routeFile, signIn, type Sender } from './api';

const roles = RoleSchema.options;

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the list of endpoints and the route files', () => {
  it('agree in both directions', () => {
    const declared = endpoints.map(
      ({ method, path: at }) => `${method} ${routeFile({ path: at })}`,
    );
    const found = routeFiles('app/api/v1').flatMap((file) =>
      [...fs.readFileSync(file, 'utf8').matchAll(/export const (\w+) = serve\((\w+)\);/g)].map(
        ([, method]) => `${method} ${file}`,
      ),
    );
    expect(found.sort()).toEqual([...declared].sort());
    expect(new Set(endpoints.map(({ id }) => id)).size).toBe(endpoints.length);
  });

  it('are declarations and no more', () => {
    for (const file of routeFiles('app/api/v1')) {
      const lines = fs.readFileSync(file, 'utf8').split('\n').filter(Boolean);
      const others = lines.filter(
        (line) => !/^(import |export const \w+ = serve\(\w+\);$)/.test(line),
      );
      // A long import stands on several lines.
      expect(others.filter((line) => !/^ {2}\w+,$|^} from /.test(line))).toEqual([]);
    }
  });
});

function routeFiles(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('route.ts') && !file.includes('[...unknown]'))
    .map((file) => `${folder}/${file}`);
}

/**
 * What each endpoint of a workspace is meant to allow, written down apart from the permission table. A new
 * endpoint without a line here fails.
 */
const everybody = 'owner admin developer viewer';
const expectations: Record<string, string> = {
  'workspaces.get': everybody,
  'workspaces.update': 'owner admin',
  'workspaces.delete': 'owner',
  'members.list': everybody,
  'members.update': 'owner admin',
  'members.remove': 'owner admin',
  'invitations.list': 'owner admin',
  'invitations.create': 'owner admin',
  'invitations.revoke': 'owner admin',
  'tokens.list': 'owner admin',
  'tokens.create': 'owner admin',
  'tokens.revoke': 'owner admin',
  'audit.list': 'owner admin',
  'directory.search': everybody,
  'directory.export': everybody,
  'directory.endpoints.probe': 'owner admin developer',
  'directory.endpoint': everybody,
  'directory.endpoints.document': everybody,
  'directory.endpoints.change': everybody,
  'directory.endpoints.conformance': 'owner admin developer',
  'directory.nppes.search': everybody,
  'directory.nppes.note': 'owner admin developer',
  'directory_suggestions.list': everybody,
  'directory_suggestions.create': 'owner admin developer',
  'runs.start': 'owner admin developer',
  'runs.list': everybody,
  'runs.get': everybody,
  'runs.cancel': 'owner admin developer',
  'runs.update': 'owner admin developer',
  'runs.export': everybody,
  'collections.export': everybody,
  'token-tools.start': 'owner admin developer',
  'runs.har': everybody,
  'runs.body': everybody,
  'shares.create': 'owner admin developer',
  'shares.list': 'owner admin developer',
  'shares.revoke': 'owner admin developer',
  'run_tokens.list': 'owner admin developer',
  'run_tokens.forget': 'owner admin developer',
  'authorizations.get': 'owner admin developer',
  'capabilities.get': 'owner admin developer',
  'certificates.list': everybody,
  'certificates.issue': 'owner admin developer',
  'certificates.get': everybody,
  'certificates.inspect': 'owner admin developer',
  'certificates.upload': 'owner admin developer',
  'certificates.delete': 'owner admin developer',
  'certificates.renew': 'owner admin developer',
  'certificates.revoke': 'owner admin developer',
  'certificates.pkcs12': 'owner admin',
  'test_certificates.list': everybody,
  'test_certificates.make': 'owner admin developer',
  'certificate_requests.list': everybody,
  'certificate_requests.create': 'owner admin developer',
  'certificate_requests.get': everybody,
  'certificate_requests.answer': 'owner admin developer',
  'certificate_requests.withdraw': 'owner admin developer',
  'certificate_requests.sent': 'owner admin developer',
  'certificate_requests.issued': 'owner admin developer',
  'keys.list': everybody,
  'keys.create': 'owner admin developer',
  'keys.import': 'owner admin developer',
  'keys.get': everybody,
  'keys.update': 'owner admin developer',
  'keys.delete': 'owner admin developer',
  'keys.export': 'owner admin',
  'signatures.list': 'owner admin developer',
  'signatures.get': 'owner admin developer',
  'signatures.answer': 'owner admin developer',
  'trust.examine': 'owner admin developer',
  'communities.list': everybody,
  'communities.create': 'owner admin',
  'communities.get': everybody,
  'communities.update': 'owner admin',
  'communities.delete': 'owner admin',
  'collections.list': everybody,
  'collections.create': 'owner admin developer',
  'collections.starter': 'owner admin developer',
  'collections.get': everybody,
  'collections.update': 'owner admin developer',
  'collections.delete': 'owner admin developer',
  'collections.restore': 'owner admin developer',
  'saved_requests.create': 'owner admin developer',
  'saved_requests.get': everybody,
  'saved_requests.update': 'owner admin developer',
  'saved_requests.duplicate': 'owner admin developer',
  'saved_requests.delete': 'owner admin developer',
  'saved_requests.restore': 'owner admin developer',
  'collection_runs.start': 'owner admin developer',
  'collection_runs.list': everybody,
  'collection_runs.get': everybody,
  'collection_runs.cancel': 'owner admin developer',
  'collection_runs.junit': everybody,
  'environments.list': everybody,
  'environments.create': 'owner admin developer',
  'environments.get': everybody,
  'environments.update': 'owner admin developer',
  'environments.delete': 'owner admin developer',
  'practice.get': everybody,
  'practice.update': 'owner admin developer',
  'practice.check_uris': 'owner admin developer',
  'app_profile.get': everybody,
  'app_profile.publish': 'owner admin developer',
  'app_profile.replace_link': 'owner admin developer',
  'app_profile.unpublish': 'owner admin developer',
  'outreach.letter': everybody,
  'outreach.packet': 'owner admin developer',
  'contacts.list': everybody,
  'contacts.add': 'owner admin developer',
  'contacts.update': 'owner admin developer',
  'contacts.remove': 'owner admin developer',
  'agreements.list': everybody,
  'agreements.add': 'owner admin developer',
  'agreements.update': 'owner admin developer',
  'agreements.remove': 'owner admin developer',
  'agreement_files.add': 'owner admin developer',
  'agreement_files.get': everybody,
  'agreement_files.remove': 'owner admin developer',
  'apps.list': everybody,
  'apps.create': 'owner admin developer',
  'plans.items': everybody,
  'plans.item_update': 'owner admin developer',
  'plans.holder_add': 'owner admin developer',
  'plans.holder_remove': 'owner admin developer',
  'apps.logo_preview': 'owner admin developer',
  'apps.get': everybody,
  'apps.update': 'owner admin developer',
  'apps.delete': 'owner admin developer',
  'examples.get': everybody,
  'examples.fill': 'owner admin developer',
  'examples.remove': 'owner admin developer',
  'plans.get': everybody,
  'plans.save': 'owner admin developer',
  'app_keys.list': everybody,
  'app_keys.publish': 'owner admin developer',
  'app_keys.rotate': 'owner admin developer',
  'app_keys.withdraw': 'owner admin developer',
  'app_keys.check': 'owner admin developer',
  'bulk_registrations.start': 'owner admin developer',
  'bulk_registrations.list': everybody,
  'bulk_registrations.get': everybody,
  'bulk_registrations.cancel': 'owner admin developer',
  'bulk_registrations.resume': 'owner admin developer',
  'bulk_registrations.retry': 'owner admin developer',
  'registrations.list': everybody,
  'registrations.register': 'owner admin developer',
  'registrations.preflight': 'owner admin developer',
  'registrations.get': everybody,
  'registrations.modify': 'owner admin developer',
  'registrations.renew': 'owner admin developer',
  'registrations.cancel': 'owner admin developer',
  'registrations.drift': 'owner admin developer',
  'registrations.acceptDrift': 'owner admin developer',
  'registrations.record': 'owner admin developer',
  'registrations.ask': 'owner admin developer',
  'registrations.edit': 'owner admin developer',
  'registrations.reveal': 'owner admin',
  'registrations.forget': 'owner admin developer',
  'registrations.letter': everybody,
  'registration_files.add': 'owner admin developer',
  'registration_files.get': everybody,
  'registration_files.remove': 'owner admin developer',
  'statements.draft': 'owner admin developer',
  'statements.lint': everybody,
  'statements.sign': 'owner admin developer',
  'statements.certification': 'owner admin developer',
  'holder_profiles.list': everybody,
  'holder_profiles.create': 'owner admin developer',
  'holder_profiles.get': everybody,
  'holder_profiles.save': 'owner admin developer',
  'holder_profiles.delete': 'owner admin developer',
  'radar.get': everybody,
  'radar.refresh': 'owner admin developer',
  'notices.get': 'owner admin',
  'notices.update': 'owner admin',
  'webhooks.create': 'owner admin',
  'webhooks.remove': 'owner admin',
  'webhooks.test': 'owner admin',
  'calendar.replace': 'owner admin',
  'calendar.remove': 'owner admin',
};
/** What the other endpoints ask for. */
const kinds: Record<string, string> = {
  'api.describe': 'public',
  'setup.complete': 'public',
  'shares.open': 'public',
  'invitations.accept': 'public',
  'docs_feedback.create': 'public',
  'docs_feedback.words': 'public',
  'admin.docs_feedback.list': 'operator',
  'admin.docs_feedback.answer': 'operator',
  'admin.docs_feedback.remove': 'operator',
  'workspaces.list': 'actor',
  'directory.picture': 'actor',
  'workspaces.create': 'user',
  'me.get': 'user',
  'me.update': 'user',
  'me.next_things': 'user',
  'me.next_thing_set': 'user',
  'me.password': 'user',
  'me.sign_ins': 'user',
  'me.sign_out_everywhere': 'user',
  'app_profile.open': 'public',
  'calendar.get': 'public',
  'admin.certificate_requests.list': 'operator',
  'admin.certificate_requests.get': 'operator',
  'admin.certificate_requests.ask': 'operator',
  'admin.certificate_requests.approve': 'operator',
  'admin.certificate_requests.reject': 'operator',
  'admin.ca.get': 'operator',
  'admin.ca.revoke': 'operator',
  'admin.directory.hosts.opt_out': 'operator',
  'admin.directory.hosts.opt_in': 'operator',
  'admin.directory_suggestions.list': 'operator',
  'admin.directory_suggestions.accept': 'operator',
  'admin.directory_suggestions.refuse': 'operator',
  'admin.directory_duplicates.list': 'operator',
  'admin.directory_duplicates.get': 'operator',
  'admin.directory_duplicates.name': 'operator',
  'admin.directory_duplicates.merge': 'operator',
  'admin.directory_duplicates.distinct': 'operator',
  'admin.directory_duplicates.split': 'operator',
  'admin.directory_organizations.said': 'operator',
  'admin.directory_organizations.split': 'operator',
  'admin.directory_sources.list': 'operator',
  'admin.directory_sources.named': 'operator',
  'admin.directory_sources.create': 'operator',
  'admin.directory_sources.get': 'operator',
  'admin.directory_sources.update': 'operator',
  'admin.directory_sources.remove': 'operator',
  'admin.directory_sources.fetch': 'operator',
  'admin.directory_sources.upload': 'operator',
  'admin.directory_snapshots.list': 'operator',
  'admin.directory_snapshots.get': 'operator',
  'admin.directory_snapshots.cancel': 'operator',
  'admin.directory_snapshots.force': 'operator',
  'admin.directory_snapshots.reread': 'operator',
  'admin.directory_snapshots.preview': 'operator',
  'admin.directory_files.preview': 'operator',
  'admin.communities.list': 'operator',
  'admin.communities.create': 'operator',
  'admin.communities.update': 'operator',
  'admin.communities.delete': 'operator',
};
const inWorkspace = endpoints.filter(({ access }) => access.kind === 'workspace');
const outside = endpoints.filter(({ access }) => access.kind !== 'workspace');

/** A path of an endpoint: the workspace, and ids of things that are not there. */
function pathIn({ path: template }: Endpoint, slug: string): string {
  return template.replace('{slug}', slug).replace(/\{\w+\}/g, 'nothing_here');
}

/** A body that no schema takes: who may call gets 422 and nothing happens. */
function bodyFor({ body }: Endpoint) {
  return body ? { body: { unexpected: true } } : {};
}

describe('role × endpoint', () => {
  it('has an expectation for every endpoint, and none for any other', () => {
    expect(inWorkspace.map(({ id }) => id).sort()).toEqual(Object.keys(expectations).sort());
    expect(Object.fromEntries(outside.map(({ id, access }) => [id, access.kind]))).toEqual(kinds);
  });

  it.each(inWorkspace.map((one) => [one.id, one] as const))('%s', async (id, one) => {
    const slug = `table-${id.replace(/[._]/g, '-')}`;
    const { id: workspaceId, members } = await makeWorkspace(slug, roles);
    const allowed = (expectations[id] ?? '').split(' ');
    // The owner comes last: where it deletes the workspace, the others have been asked.
    for (const role of [...roles].reverse()) {
      const token = await makeToken(workspaceId, role);
      const senders: Sender[] = role === 'owner' ? [members[role]] : [members[role], token];
      for (const as of senders) {
        const answer = await api(one.method, pathIn(one, slug), { as, ...bodyFor(one) });
        if (allowed.includes(role)) {
          expect([200, 204, 404, 422]).toContain(answer.status);
          if (answer.status === 404) expect(answer.problem.detail).toContain('nothing_here');
        } else {
          expect(answer.problem).toMatchObject({ status: 403, code: 'auth.forbidden' });
          const { permission } = one.access as { permission: Permission };
          expect(answer.problem.detail).toContain(permission);
          for (const name of permissions[permission].roles) {
            expect(answer.problem.detail).toContain(name);
          }
        }
      }
    }
  });

  it.each(inWorkspace.map((one) => [one.id, one] as const))(
    '%s is not there for strangers',
    async (_, one) => {
      const home = await makeWorkspace(`home-${one.id.replace(/[._]/g, '-')}`, ['owner']);
      const foreign = await makeWorkspace(`far-${one.id.replace(/[._]/g, '-')}`, ['owner']);
      const token = await makeToken(home.id, 'owner');
      for (const as of [home.members.owner, token]) {
        const theirs = await api(one.method, pathIn(one, foreign.slug), { as, ...bodyFor(one) });
        const nobodys = await api(one.method, pathIn(one, 'no-such'), { as, ...bodyFor(one) });
        expect(theirs.problem).toMatchObject({ status: 404, code: 'resource.not_found' });
        expect(nobodys.problem.status).toBe(404);
        expect(theirs.problem.detail?.replace(foreign.slug, 'no-such')).toBe(
          nobodys.problem.detail,
        );
      }
      const anonymous = await api(one.method, pathIn(one, home.slug), bodyFor(one));
      expect(anonymous.problem).toMatchObject({ status: 401, code: 'auth.required' });
      expect(anonymous.headers.get('www-authenticate')).toBe('Bearer realm="onramp"');
    },
  );

  it.each(
    outside.filter(({ access }) => access.kind === 'user').map((one) => [one.id, one] as const),
  )('%s needs a person', async (id, one) => {
    const home = await makeWorkspace(`person-${id.replace(/[._]/g, '-')}`, ['viewer']);
    const token = await makeToken(home.id, 'owner');
    const byToken = await api(one.method, one.path, { as: token, ...bodyFor(one) });
    expect(byToken.problem).toMatchObject({ status: 403, code: 'auth.session_only' });
    expect((await api(one.method, one.path, bodyFor(one))).status).toBe(401);
    const byPerson = await api(one.method, one.path, { as: home.members.viewer, ...bodyFor(one) });
    expect([200, 422]).toContain(byPerson.status);
  });
});

let shop: Awaited<ReturnType<typeof makeWorkspace<Role>>>;
let token: Sender;

beforeAll(async () => {
  shop = await makeWorkspace('shop', roles);
  token = await makeToken(shop.id, 'admin');
});

const rename = (options: Parameters<typeof api>[2]) =>
  api('PATCH', '/workspaces/shop', { body: { name: 'Renamed' }, ...options });

describe('writes with a session cookie', () => {
  it.each([
    ['a page of ours', { 'sec-fetch-site': 'same-origin' }, 200],
    [
      'our origin, where the browser says no more',
      { 'sec-fetch-site': '', origin: 'http://localhost:3000' },
      200,
    ],
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, 403],
    [
      'another site that forges nothing but Origin',
      { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:3000' },
      403,
    ],
    ['another port of the same machine', { 'sec-fetch-site': 'same-site' }, 403],
    ['another origin', { 'sec-fetch-site': '', origin: 'http://localhost:3001' }, 403],
    ['no page (typed)', { 'sec-fetch-site': 'none' }, 403],
    ['an opaque origin', { 'sec-fetch-site': '', origin: 'null' }, 403],
    ['something that says nothing', { 'sec-fetch-site': '' }, 403],
  ])('from %s', async (_, headers, status) => {
    const answer = await rename({ as: shop.members.admin, headers });
    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.problem.code).toBe('request.cross_site');
  });

  it('also of public endpoints come from our pages', async () => {
    const answer = await api('POST', '/invitations/accept', {
      as: shop.members.viewer,
      body: { token: 'x' },
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(answer.problem.code).toBe('request.cross_site');
  });

  it('are JSON, so that no form of another site can make one', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', '']) {
      const answer = await rename({ as: shop.members.admin, headers: { 'content-type': type } });
      expect(answer.problem).toMatchObject({ status: 415, code: 'request.unsupported_media_type' });
    }
  });

  it('with a bearer token may come from anywhere', async () => {
    const answer = await rename({ as: token, headers: { 'sec-fetch-site': 'cross-site' } });
    expect(answer.status).toBe(200);
  });
});

describe('sessions', () => {
  const whoami = (cookie: string) => api('GET', '/me', { as: { cookie } });

  it('end at once when the sign-in is revoked or has expired', async () => {
    const client = await db();
    const revoked = await signIn(shop.members.viewer.id);
    expect((await whoami(revoked.cookie)).data).toMatchObject({ email: 'viewer@shop.example' });
    await client.signIn.update({
      where: { id: revoked.signInId },
      data: { revokedAt: new Date() },
    });
    expect((await whoami(revoked.cookie)).problem.code).toBe('auth.required');
    const expired = await signIn(shop.members.viewer.id);
    await client.signIn.update({
      where: { id: expired.signInId },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect((await whoami(expired.cookie)).status).toBe(401);
  });

  it('need a cookie that was made here, for the person who signed in', async () => {
    const { signInId, cookie } = await signIn(shop.members.viewer.id);
    const name = sessionCookieName();
    const forge = (claims: JWT, secret: string, maxAge = 60) =>
      encode({ token: claims, secret, maxAge }).then((jwt) => `${name}=${jwt}`);
    const secret = await authSecret();
    const good = { sub: shop.members.viewer.id, signInId };
    expect((await whoami(await forge(good, secret))).status).toBe(200);
    expect((await whoami(await forge(good, 'another secret of the same length...'))).status).toBe(
      401,
    );
    expect(
      (await whoami(await forge({ ...good, sub: shop.members.owner.id }, secret))).status,
    ).toBe(401);
    expect((await whoami(await forge({ sub: good.sub }, secret))).status).toBe(401);
    expect((await whoami(await forge(good, secret, -60))).status).toBe(401);
    expect((await whoami(`${name}=nonsense`)).status).toBe(401);
    expect((await whoami(cookie.replace(name, 'other'))).status).toBe(401);
  });

  it('do not open with the cookie sent as a bearer token', async () => {
    const { cookie } = shop.members.owner;
    const answer = await api('GET', '/me', {
      as: { token: cookie.slice(cookie.indexOf('=') + 1) },
    });
    expect(answer.problem.code).toBe('auth.invalid_token');
  });
});

describe('input', () => {
  it('is JSON in UTF-8', async () => {
    for (const raw of ['{"name": }', 'null null', Buffer.from([0x7b, 0xff, 0x7d])]) {
      const answer = await rename({
        as: token,
        raw,
        headers: { 'content-type': 'application/json' },
      });
      expect(answer.problem).toMatchObject({ status: 400, code: 'request.malformed' });
    }
  });

  it('has 1 MiB at most, announced or not', async () => {
    const raw = JSON.stringify({ name: 'x'.repeat(maxBodyBytes) });
    const headers = { 'content-type': 'application/json' };
    const announced = await rename({
      as: token,
      raw,
      headers: { ...headers, 'content-length': String(raw.length) },
    });
    expect(announced.problem).toMatchObject({ status: 413, code: 'request.too_large' });
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(64 * 1024).fill(32));
      },
    });
    expect((await rename({ as: token, raw: endless, headers })).status).toBe(413);
    expect(pulled).toBeLessThan(64);
  });

  it('is judged whole: query and body, every field', async () => {
    const body = await api('POST', '/workspaces/shop/tokens', {
      as: token,
      body: { name: '', role: 'king', expiresInDays: 0.5, extra: 1 },
    });
    expect(body.problem).toMatchObject({ status: 422, code: 'request.invalid' });
    expect(body.problem.errors.map(({ path: at }) => at)).toEqual([
      'name',
      'role',
      'expiresInDays',
      'extra',
    ]);
    const query = await api('GET', '/workspaces/shop/audit?limit=1000&limit=2&what=x', {
      as: token,
    });
    expect(query.problem.errors.map(({ path: at }) => at).sort()).toEqual([
      'query.limit',
      'query.what',
    ]);
  });

  it('may be left out where nothing is needed', async () => {
    const answer = await api('POST', '/workspaces/shop/tokens', { as: token });
    expect(answer.problem.errors).toEqual([
      { path: 'name', code: 'invalid_type', detail: 'expected string; found nothing' },
    ]);
  });
});

describe('answers', () => {
  const context = { params: Promise.resolve({}) };
  const probe = (handler: () => unknown) =>
    serve(
      endpoint({
        id: 'test.probe',
        method: 'GET',
        path: '/probe',
        summary: 'A probe',
        tag: 'Test',
        access: { kind: 'public' },
        status: 200,
        response: z.unknown(),
        handler,
      }),
    );
  const request = (init: RequestInit = {}) =>
    new Request('http://localhost:3000/api/v1/probe', init);

  it('carry the request id that came, if it is a sane one', async () => {
    const given = await probe(() => ({}))(
      request({ headers: { 'x-request-id': 'abc-123.DEF_456' } }),
      context,
    );
    expect(given.headers.get('x-request-id')).toBe('abc-123.DEF_456');
    for (const id of ['short', 'with space in it', 'x'.repeat(65), '<script>alert(1)</script>']) {
      const made = await probe(() => ({}))(request({ headers: { 'x-request-id': id } }), context);
      expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it('are not cached unless they say so', async () => {
    expect((await probe(() => ({}))(request(), context)).headers.get('cache-control')).toBe(
      'no-store',
    );
    const cached = probe(() => new Response('x', { headers: { 'cache-control': 'max-age=60' } }));
    expect((await cached(request(), context)).headers.get('cache-control')).toBe('max-age=60');
  });

  it('tell nothing of what broke, but the id under which it is logged', async () => {
    const logged = vi.spyOn(log, 'error').mockImplementation(() => undefined);
    const broken = probe(() => {
      throw new Error('the password of the database is hunter2');
    });
    const response = await broken(request({ headers: { 'x-request-id': 'request-500' } }), context);
    expect(response.status).toBe(500);
    expect(await response.text()).toBe(
      JSON.stringify({
        type: '/docs/errors/internal.error',
        title: 'Something broke on our side',
        status: 500,
        instance: '/api/v1/probe',
        code: 'internal.error',
        requestId: 'request-500',
        errors: [],
      }),
    );
    expect(logged).toHaveBeenCalledTimes(1);
  });

  it('to another method say which one there is', async () => {
    const response = await probe(() => ({}))(request({ method: 'POST' }), context);
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET');
    expect((await probe(() => ({}))(request({ method: 'HEAD' }), context)).status).toBe(200);
  });

  it('of addresses that do not exist are problems, too', async () => {
    const response = unknownRoute(new Request('http://localhost:3000/api/v1/nope'));
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({
      code: 'resource.not_found',
      instance: '/api/v1/nope',
    });
  });
});

describe('audit', () => {
  it('records who did what to what, from where, under which request', async () => {
    await rename({
      as: shop.members.owner,
      headers: { 'x-request-id': 'audited-1', 'x-forwarded-for': '6.6.6.6, 192.0.2.7' },
    });
    const page = await api<{ entries: unknown[] }>(
      'GET',
      '/workspaces/shop/audit?action=workspace',
      {
        as: token,
      },
    );
    expect(page.data.entries[0]).toMatchObject({
      actor: { kind: 'user', id: shop.members.owner.id, name: 'owner@shop.example' },
      action: 'workspace.update',
      target: { kind: 'workspace', id: shop.id },
      detail: { name: 'Renamed' },
      requestId: 'audited-1',
      address: '192.0.2.7',
    });
  });

  it('names the token that acted', async () => {
    await rename({ as: token });
    const page = await api<{ entries: unknown[] }>('GET', '/workspaces/shop/audit?limit=1', {
      as: token,
    });
    expect(page.data.entries[0]).toMatchObject({ actor: { kind: 'token', name: 'a admin token' } });
  });

  it('says nothing of what was refused', async () => {
    const client = await db();
    const before = await client.auditEntry.count();
    await rename({ as: shop.members.viewer });
    await rename({ as: shop.members.admin, body: {} });
    expect(await client.auditEntry.count()).toBe(before);
  });

  it('is read page by page, newest first, without a gap', async () => {
    const book = await makeWorkspace('book', ['owner']);
    for (let i = 0; i < 5; i += 1) {
      await api('PATCH', '/workspaces/book', {
        as: book.members.owner,
        body: { name: `Name ${i}` },
      });
    }
    const names: unknown[] = [];
    let before = '';
    for (let page = 0; page < 3; page += 1) {
      const { data } = await api<{ entries: { detail: { name: string } }[]; next: string | null }>(
        'GET',
        `/workspaces/book/audit?limit=2${before && `&before=${before}`}`,
        { as: book.members.owner },
      );
      names.push(...data.entries.map(({ detail }) => detail.name));
      before = data.next ?? '';
    }
    expect(names).toEqual(['Name 4', 'Name 3', 'Name 2', 'Name 1', 'Name 0']);
    expect(before).toBe('');
  });

  it('is declared by every endpoint that writes, or by its verb', () => {
    const byVerb = ['setup.complete', 'invitations.accept'];
    // They take more than a GET can, and store nothing.
    const writesNothing = [
      'admin.directory_files.preview',
      'admin.directory_snapshots.preview',
      'app_keys.check',
      'apps.logo_preview',
      'certificates.inspect',
      'statements.draft',
      'statements.lint',
    ];
    const silent = endpoints.filter(({ method, audit }) => method !== 'GET' && !audit);
    expect(silent.map(({ id }) => id).sort()).toEqual([...byVerb, ...writesNothing].sort());
  });
});

describe('the description', () => {
  it('has every endpoint, with its status and its access', async () => {
    const { data } = await api<ReturnType<typeof openapi>>('GET', '/openapi.json');
    for (const { id, method, path: at, status, access } of endpoints) {
      const operation = data.paths[at]?.[method.toLowerCase()] as {
        operationId: string;
        responses: object;
        security: object[];
      };
      expect(operation.operationId).toBe(id);
      expect(Object.keys(operation.responses)).toContain(String(status));
      if (access.kind === 'user') expect(operation.security).toEqual([{ session: [] }]);
    }
    const count = Object.values(data.paths).flatMap((methods) => Object.keys(methods)).length;
    expect(count).toBe(endpoints.length);
  });

  it('resolves every reference, and keeps no schema that is not valid JSON', () => {
    const document = JSON.parse(JSON.stringify(openapi())) as Record<string, unknown>;
    const refs: string[] = [];
    const walk = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(walk);
      else if (typeof value === 'object' && value !== null) {
        for (const [name, inner] of Object.entries(value)) {
          if (name === '$ref' && typeof inner === 'string') refs.push(inner);
          else walk(inner);
        }
      }
    };
    walk(document);
    expect(refs.length).toBeGreaterThan(endpoints.length);
    for (const ref of new Set(refs)) {
      const target = ref
        .replace('#/', '')
        .split('/')
        .reduce<unknown>(
          (at, part) => (at as Record<string, unknown> | undefined)?.[part],
          document,
        );
      expect(target, ref).toBeTypeOf('object');
    }
    expect(JSON.stringify(document)).not.toContain('passwordHash');
  });

  it('describes the parameters of each path', () => {
    const { paths } = openapi();
    for (const [at, methods] of Object.entries(paths)) {
      const names = [...at.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      for (const operation of Object.values(methods)) {
        const parameters = (operation.parameters ?? []) as { name: string; in: string }[];
        expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(
          names,
        );
      }
    }
  });
});
