import { createHmac } from 'node:crypto';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { deliverNotices } from '@/lib/domain/notices/deliver-notices';
import { giveNotices } from '@/lib/domain/notices/give-notices';
import { watchDueLists } from '@/lib/domain/radar/watch-due-lists';
import { watchLists } from '@/lib/domain/radar/watch-lists';
import { resetEnv } from '@/lib/env';
import type { NewWebhook, NoticeSettings, RadarItem, WebhookTest } from '@/lib/schemas/radar';
import { startMailServer } from '../fakes/mail-server';
import { startPortalServer } from '../fakes/portal-server';
import { api, makePerson, makeWorkspace, type Sender } from './api';

const dayMs = 86_400_000;
const now = new Date('2026-11-24T12:00:00.000Z');
const inDays = (days: number, from = now) => new Date(from.getTime() + days * dayMs);
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

interface Received {
  path: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** A receiver of webhooks that answers with the status it was told. */
const receiver = { url: '', status: 204, received: [] as Received[] };
const server = http.createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString('utf8');
    receiver.received.push({ path: request.url ?? '', headers: request.headers, body });
    response.writeHead(receiver.status, { location: '/elsewhere' }).end();
  });
});

let portal: Awaited<ReturnType<typeof startPortalServer>>;
let mail: Awaited<ReturnType<typeof startMailServer>>;

beforeAll(async () => {
  portal = await startPortalServer();
  mail = await startMailServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  receiver.url = `http://127.0.0.1:${port}/hook`;
  process.env.OUTBOUND_ALLOW = `127.0.0.1:${port}`;
  process.env.MAIL_FROM = 'Onramp <onramp@example.org>';
  resetEnv();
});

afterAll(async () => {
  await portal.close();
  await mail.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Mail is on only where a test turns it on. */
function setMail(url: string): void {
  process.env.SMTP_URL = url;
  resetEnv();
}

beforeEach(async () => {
  setMail('');
  receiver.received.length = 0;
  receiver.status = 204;
  mail.mails.length = 0;
  const client = await db();
  await client.workspace.deleteMany();
  await client.user.deleteMany();
});

/** Makes a certificate by the sandbox's CA, then has it end on another day, its key never. */
async function makeCertificate(slug: string, as: Sender, notAfter: Date): Promise<string> {
  const { data } = await api<{ id: string }>('POST', `/workspaces/${slug}/certificates`, {
    as,
    body: {},
  });
  const client = await db();
  await client.certificate.update({
    where: { id: data.id },
    data: { notAfter, key: { update: { replaceBy: null } } },
  });
  return data.id;
}

async function addWebhook(slug: string, as: Sender, url = receiver.url): Promise<NewWebhook> {
  return (await api<NewWebhook>('POST', `/workspaces/${slug}/webhooks`, { as, body: { url } }))
    .data;
}

const settingsOf = async (slug: string, as: Sender) =>
  (await api<NoticeSettings>('GET', `/workspaces/${slug}/notices`, { as })).data;

const radarOf = async (slug: string, as: Sender) =>
  (await api<{ items: RadarItem[] }>('GET', `/workspaces/${slug}/radar`, { as })).data.items;

function isSigned({ headers, body }: Received, secret: string): boolean {
  const id = String(headers['webhook-id']);
  const timestamp = String(headers['webhook-timestamp']);
  const expected = createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64'))
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64');
  const age = Math.abs(Date.now() / 1000 - Number(timestamp));
  return headers['webhook-signature'] === `v1,${expected}` && age < 60;
}

describe('the radar', () => {
  it('lists what ends, leaves out what was revoked or renewed, and reads the lists', async () => {
    const { id, members } = await makeWorkspace('sight', ['developer']);
    const as = members.developer;
    const soon = await makeCertificate('sight', as, inDays(6, new Date()));
    const renewed = await makeCertificate('sight', as, inDays(5, new Date()));
    const revoked = await makeCertificate('sight', as, inDays(4, new Date()));
    const successor = await makeCertificate('sight', as, inDays(300, new Date()));
    const client = await db();
    await client.certificate.update({ where: { id: successor }, data: { renewsId: renewed } });
    await client.certificate.update({ where: { id: revoked }, data: { revokedAt: new Date() } });
    const { keyId } = await client.certificate.findUniqueOrThrow({ where: { id: soon } });
    await client.key.update({ where: { id: keyId }, data: { replaceBy: inDays(20, new Date()) } });
    const seen = await radarOf('sight', as);
    expect(seen.filter(({ kind }) => kind !== 'anchor').map(({ subject }) => subject)).toEqual([
      `certificate:${soon}`,
      `key:${keyId}`,
      `certificate:${successor}`,
    ]);
    expect(seen[0]).toMatchObject({ state: 'urgent', daysLeft: 5 });

    const { data, status } = await api<{ items: RadarItem[] }>(
      'POST',
      '/workspaces/sight/radar/refresh',
      { as },
    );
    expect(status).toBe(200);
    const lists = data.items.filter(({ kind }) => kind === 'crl');
    expect(lists.length).toBeGreaterThan(0);
    for (const list of lists) {
      expect(list.subject).toContain(`crl:${portal.url}/sandbox/pki/`);
      expect(list.state).toBe('later');
    }
    const before = await client.watchedList.findMany({ where: { workspaceId: id } });
    expect(before.map(({ problem }) => problem)).toEqual(before.map(() => null));
    expect(before.every((row) => row.issuer !== '' && row.nextUpdate && row.thisUpdate)).toBe(true);
  });

  it('names an authority that ends before what it certifies, and those of communities, once', async () => {
    const { id, members } = await makeWorkspace('chain', ['owner']);
    const certificate = await makeCertificate('chain', members.owner, inDays(100_000));
    const client = await db();
    const { chainPem } = await client.certificate.findUniqueOrThrow({ where: { id: certificate } });
    const anchors = async () =>
      (await radarOf('chain', members.owner)).filter(({ kind }) => kind === 'anchor');
    const fromChain = await anchors();
    expect(fromChain.length).toBeGreaterThan(0);
    expect(fromChain[0]?.href).toBe(`/w/chain/certificates/${certificate}`);
    await client.community.create({
      data: {
        id: newId('com'),
        workspaceId: id,
        uri: 'urn:oid:1.2.3',
        name: 'Ours',
        anchorsPem: chainPem.slice(1),
        algorithms: ['RS256'],
      },
    });
    const both = await anchors();
    expect(both.map(({ subject }) => subject).sort()).toEqual(
      fromChain.map(({ subject }) => subject).sort(),
    );
    expect(both.every(({ href }) => href.includes('/certificates/communities/'))).toBe(true);
  });

  it('says why a list could not be had, keeps what was seen, and forgets what nobody names', async () => {
    const { id, members } = await makeWorkspace('lost', ['owner']);
    await makeCertificate('lost', members.owner, inDays(300));
    const client = await db();
    await client.watchedList.create({
      data: { workspaceId: id, url: 'http://gone.example/old.crl', checkedAt: new Date() },
    });
    await watchLists(id);
    const seen = await client.watchedList.findMany({ where: { workspaceId: id } });
    expect(seen.map(({ url }) => url)).not.toContain('http://gone.example/old.crl');
    // Away from its public address the portal is a machine like any other: a private one.
    const appUrl = process.env.APP_URL;
    process.env.APP_URL = 'http://elsewhere.example';
    resetEnv();
    await watchLists(id);
    process.env.APP_URL = appUrl;
    resetEnv();
    const again = await client.watchedList.findMany({ where: { workspaceId: id } });
    expect(again.map(({ nextUpdate }) => nextUpdate)).toEqual(
      seen.map(({ nextUpdate }) => nextUpdate),
    );
    expect(again.every(({ problem }) => problem?.includes('could not be fetched'))).toBe(true);
    const item = (await radarOf('lost', members.owner)).find(({ kind }) => kind === 'crl');
    expect(item).toMatchObject({ state: 'unknown' });
    expect(item?.words).toContain('The address is not public');
  });

  it('looks at lists when it is time, not before', async () => {
    const { id, members } = await makeWorkspace('due', ['owner']);
    await makeCertificate('due', members.owner, inDays(300));
    const client = await db();
    const { signal } = new AbortController();
    const checkedAt = async () =>
      (await client.watchedList.findFirstOrThrow({ where: { workspaceId: id } })).checkedAt;
    await watchDueLists(new Date(), signal);
    const first = await checkedAt();
    await watchDueLists(new Date(), signal);
    expect(await checkedAt()).toEqual(first);
    await watchDueLists(new Date(Date.now() + 6 * 3_600_000), signal);
    expect((await checkedAt()).getTime()).toBeGreaterThan(first.getTime());
  });
});

describe('notices', () => {
  it('are given once for each threshold, the nearest only, to owners and admins', async () => {
    setMail(mail.url);
    const { id, members } = await makeWorkspace('told', ['owner', 'admin', 'developer', 'viewer']);
    const certificate = await makeCertificate('told', members.owner, inDays(40));
    const client = await db();
    const given = async () =>
      (
        await client.notice.findMany({
          where: { workspaceId: id, subject: `certificate:${certificate}` },
          orderBy: { id: 'asc' },
        })
      ).map(({ daysBefore }) => daysBefore);
    await giveNotices(now);
    expect(await given()).toEqual([]);
    await giveNotices(inDays(12));
    await giveNotices(inDays(12.5));
    expect(await given()).toEqual([30]);
    // The portal was off while the 14 days passed.
    await giveNotices(inDays(33.5));
    expect(await given()).toEqual([30, 7]);
    await Promise.all([giveNotices(inDays(39.5)), giveNotices(inDays(39.5))]);
    await giveNotices(inDays(41));
    expect(await given()).toEqual([30, 7, 1]);
    await Promise.all([deliverNotices(inDays(41)), deliverNotices(inDays(41))]);
    await deliverNotices(inDays(41));
    const about = mail.mails.filter(({ text }) => text.includes('Certificate'));
    expect(about.map(({ to }) => to[0]).sort()).toEqual(
      [1, 2, 3].flatMap(() => ['admin@told.example', 'owner@told.example']).sort(),
    );
    expect(about[0]?.text).toContain('ends on Jan 3, 2027');
    expect(about[0]?.text).toContain(`${portal.url}/w/told/certificates/${certificate}`);
    const { deliveries } = await settingsOf('told', members.admin);
    expect(new Set(deliveries.map(({ state }) => state))).toEqual(new Set(['sent']));
    expect(deliveries[0]).toMatchObject({ channel: 'mail', attempts: 1, nextAttemptAt: null });
  });

  it('first seen late are one notice, not three', async () => {
    const { id, members } = await makeWorkspace('late', ['owner']);
    await addWebhook('late', members.owner);
    await makeCertificate('late', members.owner, inDays(5));
    await giveNotices(now);
    const client = await db();
    const notices = await client.notice.findMany({ where: { workspaceId: id } });
    expect(notices.map(({ daysBefore }) => daysBefore)).toEqual([7]);
  });

  it('are not given where nobody is to be told', async () => {
    const { id, members } = await makeWorkspace('quiet', ['owner']);
    await makeCertificate('quiet', members.owner, inDays(5));
    const client = await db();
    const count = () => client.notice.count({ where: { workspaceId: id } });
    await giveNotices(now);
    expect(await count()).toBe(0);
    setMail(mail.url);
    const off = await api<NoticeSettings>('PATCH', '/workspaces/quiet/notices', {
      as: members.owner,
      body: { byMail: false },
    });
    expect(off.data).toMatchObject({ byMail: false, canSendMail: true });
    await giveNotices(now);
    expect(await count()).toBe(0);
    const on = { as: members.owner, body: { byMail: true } };
    await api('PATCH', '/workspaces/quiet/notices', on);
    await giveNotices(now);
    expect(await count()).toBe(1);
  });

  it('are not mailed to who is no admin any more', async () => {
    setMail(mail.url);
    const { id, members } = await makeWorkspace('left', ['owner', 'admin']);
    await makeCertificate('left', members.owner, inDays(5));
    await giveNotices(now);
    const client = await db();
    await client.membership.deleteMany({ where: { workspaceId: id, userId: members.admin.id } });
    await deliverNotices(now);
    expect(mail.mails.map(({ to }) => to[0])).toEqual(['owner@left.example']);
    const { deliveries } = await settingsOf('left', members.owner);
    expect(deliveries.map(({ target, state }) => `${target} ${state}`).sort()).toEqual([
      'admin@left.example failed',
      'owner@left.example sent',
    ]);
  });
});

describe('webhooks', () => {
  it('get signed notices, each message once, with the secret that was shown once', async () => {
    const { members } = await makeWorkspace('hook', ['owner']);
    const { id, secret } = await addWebhook('hook', members.owner);
    const certificate = await makeCertificate('hook', members.owner, inDays(5));
    await giveNotices(now);
    await Promise.all([deliverNotices(now), deliverNotices(now), deliverNotices(now)]);
    expect(receiver.received).toHaveLength(1);
    const [message] = receiver.received as [Received];
    expect(isSigned(message, secret)).toBe(true);
    expect(isSigned({ ...message, body: `${message.body} ` }, secret)).toBe(false);
    expect(message.headers['content-type']).toBe('application/json');
    expect(JSON.parse(message.body)).toMatchObject({
      type: 'notice.given',
      data: {
        workspace: 'hook',
        subject: `certificate:${certificate}`,
        daysBefore: 7,
        dueAt: inDays(5).toISOString(),
        url: `${portal.url}/w/hook/certificates/${certificate}`,
      },
    });
    const client = await db();
    const dump = JSON.stringify([
      await settingsOf('hook', members.owner),
      await client.webhook.findMany(),
      await client.auditEntry.findMany(),
    ]);
    expect(dump).toContain(id);
    expect(dump).not.toContain(secret);
    expect(dump).not.toContain(secret.replace('whsec_', ''));
  });

  it('that fail are tried again with growing pauses, then given up', async () => {
    const { members } = await makeWorkspace('retry', ['owner']);
    await addWebhook('retry', members.owner);
    await makeCertificate('retry', members.owner, inDays(5));
    await giveNotices(now);
    receiver.status = 500;
    // Minutes at which an attempt is due: 0, +1, +5, +30, +120, +720.
    for (const [index, minute] of [0, 1, 6, 36, 156, 876].entries()) {
      expect(await deliverNotices(inMinutes(minute - 0.01))).toBe(0);
      expect(await deliverNotices(inMinutes(minute))).toBe(1);
      expect(receiver.received).toHaveLength(index + 1);
    }
    const [failed] = (await settingsOf('retry', members.owner)).deliveries;
    expect(failed).toMatchObject({ state: 'failed', attempts: 6, nextAttemptAt: null });
    expect(failed?.lastError).toContain('status 500');
    expect(await deliverNotices(inDays(30))).toBe(0);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('that work again get what was waiting', async () => {
    const { members } = await makeWorkspace('again', ['owner']);
    await addWebhook('again', members.owner);
    await makeCertificate('again', members.owner, inDays(5));
    await giveNotices(now);
    receiver.status = 302;
    await deliverNotices(now);
    const [waiting] = (await settingsOf('again', members.owner)).deliveries;
    expect(waiting).toMatchObject({ state: 'pending', attempts: 1 });
    expect(waiting?.lastError).toContain('Redirections are not followed');
    expect(receiver.received.map(({ path }) => path)).toEqual(['/hook']);
    receiver.status = 200;
    await deliverNotices(inMinutes(1));
    const [sent] = (await settingsOf('again', members.owner)).deliveries;
    expect(sent).toMatchObject({ state: 'sent', attempts: 2, lastError: null });
  });

  it('whose sender died are sent when the claim lapses', async () => {
    const { id, members } = await makeWorkspace('died', ['owner']);
    await addWebhook('died', members.owner);
    await makeCertificate('died', members.owner, inDays(5));
    await giveNotices(now);
    const client = await db();
    await client.noticeDelivery.updateMany({
      where: { notice: { workspaceId: id } },
      data: { attempts: 1, nextAttemptAt: inMinutes(15) },
    });
    expect(await deliverNotices(inMinutes(14))).toBe(0);
    expect(await deliverNotices(inMinutes(15))).toBe(1);
    expect(receiver.received).toHaveLength(1);
  });

  it('are tested at once, with the answer in words', async () => {
    const { members } = await makeWorkspace('try', ['owner']);
    const { id, secret } = await addWebhook('try', members.owner);
    const test = () =>
      api<WebhookTest>('POST', `/workspaces/try/webhooks/${id}/test`, { as: members.owner });
    expect((await test()).data).toMatchObject({ isDelivered: true, status: 204 });
    expect(receiver.received).toHaveLength(1);
    expect(isSigned(receiver.received[0] as Received, secret)).toBe(true);
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({ type: 'webhook.test' });
    receiver.status = 403;
    const refused = (await test()).data;
    expect(refused).toMatchObject({ isDelivered: false, status: 403 });
    expect(refused.words).toContain('403');
    const closed = net.createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const allowed = process.env.OUTBOUND_ALLOW;
    process.env.OUTBOUND_ALLOW = `${allowed},127.0.0.1:${port}`;
    resetEnv();
    const nobody = await addWebhook('try', members.owner, `http://127.0.0.1:${port}/`);
    const dead = await api<WebhookTest>('POST', `/workspaces/try/webhooks/${nobody.id}/test`, {
      as: members.owner,
    });
    process.env.OUTBOUND_ALLOW = allowed;
    resetEnv();
    expect(dead.data).toMatchObject({ isDelivered: false, status: null });
    expect(dead.data.words).not.toBe('');
  });

  it('go to addresses only that the portal calls', async () => {
    const { members } = await makeWorkspace('guard', ['owner']);
    for (const url of [
      'http://127.0.0.1:9/',
      'http://169.254.169.254/latest',
      'http://user:pass@hooks.example/',
      `${portal.url}/api/v1/me`,
      'ftp://hooks.example/',
    ]) {
      const answer = await api('POST', '/workspaces/guard/webhooks', {
        as: members.owner,
        body: { url },
      });
      expect(answer.problem).toMatchObject({ status: 422, errors: [{ path: 'url' }] });
    }
    // The policy is asked again when a message is sent.
    const { id } = await addWebhook('guard', members.owner);
    const allowed = process.env.OUTBOUND_ALLOW;
    process.env.OUTBOUND_ALLOW = '';
    resetEnv();
    const { data } = await api<WebhookTest>('POST', `/workspaces/guard/webhooks/${id}/test`, {
      as: members.owner,
    });
    process.env.OUTBOUND_ALLOW = allowed;
    resetEnv();
    expect(data.words).toContain('not public');
    expect(receiver.received).toEqual([]);
  });

  it('that were removed get nothing more, and are ten at most', async () => {
    const { members } = await makeWorkspace('gone', ['owner']);
    const { id } = await addWebhook('gone', members.owner);
    await makeCertificate('gone', members.owner, inDays(5));
    await giveNotices(now);
    const target = `/workspaces/gone/webhooks/${id}`;
    expect((await api('DELETE', target, { as: members.owner })).status).toBe(204);
    expect((await api('DELETE', target, { as: members.owner })).status).toBe(404);
    expect(await deliverNotices(inDays(1))).toBe(0);
    expect(receiver.received).toEqual([]);
    const [row] = (await settingsOf('gone', members.owner)).deliveries;
    expect(row).toMatchObject({ state: 'failed', lastError: 'The webhook was removed.' });
    for (let i = 0; i < 10; i += 1) await addWebhook('gone', members.owner);
    const answer = await api('POST', '/workspaces/gone/webhooks', {
      as: members.owner,
      body: { url: receiver.url },
    });
    expect(answer.problem.code).toBe('resource.conflict');
  });

  it('of another workspace are not there', async () => {
    const mine = await makeWorkspace('mine', ['owner']);
    const theirs = await makeWorkspace('theirs', ['owner']);
    const { id } = await addWebhook('theirs', theirs.members.owner);
    for (const [method, path] of [
      ['POST', `/workspaces/mine/webhooks/${id}/test`],
      ['DELETE', `/workspaces/mine/webhooks/${id}`],
      ['GET', '/workspaces/theirs/notices'],
      ['GET', '/workspaces/theirs/radar'],
      ['POST', '/workspaces/theirs/radar/refresh'],
      ['POST', '/workspaces/theirs/calendar'],
      ['DELETE', '/workspaces/theirs/calendar'],
    ] as const) {
      const answer = await api(method, path, { as: mine.members.owner });
      expect(answer.problem).toMatchObject({ status: 404, code: 'resource.not_found' });
    }
    expect(receiver.received).toEqual([]);
    expect((await settingsOf('theirs', theirs.members.owner)).webhooks).toHaveLength(1);
  });
});

describe('the calendar', () => {
  const read = (url: string) => fetch(url, { redirect: 'manual' });

  it('is read by whoever has the address, which only its hash is kept of', async () => {
    const { id, members } = await makeWorkspace('days', ['owner']);
    const as = members.owner;
    const certificate = await makeCertificate('days', as, inDays(40, new Date()));
    const { data } = await api<{ url: string }>('POST', '/workspaces/days/calendar', { as });
    expect(data.url.startsWith(`${portal.url}/api/v1/calendars/cal_`)).toBe(true);
    const response = await read(data.url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const text = (await response.text()).replaceAll('\r\n ', '');
    const day = inDays(40, new Date()).toISOString().slice(0, 10).replaceAll('-', '');
    expect(text).toContain(`DTSTART;VALUE=DATE:${day}\r\n`);
    expect(text).toContain(`URL:${portal.url}/w/days/certificates/${certificate}\r\n`);
    const token = data.url.slice(data.url.lastIndexOf('/') + 1);
    const client = await db();
    const { calendarTokenHash } = await client.workspace.findUniqueOrThrow({
      where: { id },
      select: { calendarTokenHash: true },
    });
    expect(calendarTokenHash).toBe(hashToken(token));
    expect(JSON.stringify(await client.auditEntry.findMany())).not.toContain(token);
    expect((await settingsOf('days', as)).hasCalendar).toBe(true);

    const next = await api<{ url: string }>('POST', '/workspaces/days/calendar', { as });
    expect((await read(data.url)).status).toBe(404);
    expect((await read(next.data.url)).status).toBe(200);
    expect((await api('DELETE', '/workspaces/days/calendar', { as })).status).toBe(204);
    expect((await read(next.data.url)).status).toBe(404);
    expect((await settingsOf('days', as)).hasCalendar).toBe(false);
  });

  it('is not found at a wrong address', async () => {
    await makePerson('nobody@example.org');
    for (const token of ['cal_wrong', 'null', hashToken('null')]) {
      const response = await read(`${portal.url}/api/v1/calendars/${token}`);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
    }
  });
});
