import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { feedbackPerAddress } from '@/lib/auth/attempt-limiter';
import { db } from '@/lib/db/client';
import { productVersion } from '@/lib/domain/docs/product-version';
import type { DocsFeedbackReport } from '@/lib/schemas/docs-feedback';
import { api, makePerson, makeWorkspace, signIn, type Sender } from './api';

let operator: Sender;
let owner: Sender;

beforeAll(async () => {
  owner = (await makeWorkspace('readers', ['owner'])).members.owner;
  const person = await makePerson('operator@portal.example', { name: 'Olga Operator' });
  await (await db()).user.update({ where: { id: person.id }, data: { isOperator: true } });
  operator = await signIn(person.id);
});

afterEach(async () => {
  await (await db()).docsFeedback.deleteMany();
  feedbackPerAddress.forgive('unknown');
});

const say = (page: string, isHelpful: boolean) =>
  api<{ id: string }>('POST', '/docs-feedback', { body: { page, isHelpful } });
const add = (id: string, words: string) =>
  api('POST', `/docs-feedback/${id}/words`, { body: { words } });
const report = async (answered: 'yes' | 'no' = 'no') =>
  (
    await api<DocsFeedbackReport>('GET', `/admin/docs-feedback?answered=${answered}`, {
      as: operator,
    })
  ).data;
async function said(page = '/docs/trust', isHelpful = false): Promise<string> {
  const { status, data } = await say(page, isHelpful);
  expect(status).toBe(201);
  return data.id;
}

describe('what readers say about the documentation', () => {
  it('reaches the operator, with words and the version that was read', async () => {
    const id = await said();
    expect((await add(id, ' The anchor is missing. ')).status).toBe(204);
    expect((await report()).entries).toMatchObject([
      {
        id,
        page: '/docs/trust',
        isHelpful: false,
        words: 'The anchor is missing.',
        version: productVersion().version,
        answeredAt: null,
        answeredBy: null,
      },
    ]);
  });

  it('keeps nothing about the reader, signed in or not', async () => {
    await api('POST', '/docs-feedback', {
      as: owner,
      body: { page: '/docs', isHelpful: true },
      headers: { 'x-forwarded-for': '198.51.100.7', 'user-agent': 'a browser of somebody' },
    });
    const rows = JSON.stringify(await (await db()).docsFeedback.findMany());
    expect(rows).not.toMatch(/198\.51|browser|readers|usr_/);
  });

  it('takes words once, and only for an hour', async () => {
    const id = await said();
    expect((await add(id, 'First.')).status).toBe(204);
    expect((await add(id, 'Second.')).status).toBe(404);
    const late = await said();
    await (
      await db()
    ).docsFeedback.update({
      where: { id: late },
      data: { createdAt: new Date(Date.now() - 61 * 60 * 1000) },
    });
    expect((await add(late, 'Too late.')).status).toBe(404);
    expect((await add('fbk_nobody', 'To nobody.')).status).toBe(404);
    const { entries } = await report();
    expect(entries.map(({ words }) => words).sort()).toEqual(['', 'First.']);
  });

  it.each([
    'https://evil.example/docs',
    '/w/demo',
    '/docs/../admin',
    '/docs/a/b/c',
    '/docs/<script>',
    '//evil.example/docs',
  ])('takes no feedback for %s', async (page) => {
    expect((await say(page, true)).status).toBe(422);
  });

  it('takes neither empty nor endless words', async () => {
    const id = await said();
    expect((await add(id, '   ')).status).toBe(422);
    expect((await add(id, 'x'.repeat(1001))).status).toBe(422);
  });

  it('ends at thirty from one address', async () => {
    const statuses = new Set<number>();
    for (let index = 0; index < 30; index += 1)
      statuses.add((await say('/docs/udap', true)).status);
    expect([...statuses]).toEqual([201]);
    const { status, problem } = await say('/docs/udap', true);
    expect(status).toBe(429);
    expect(problem.code).toBe('auth.too_many_attempts');
  });
});

describe('the desk of the operator', () => {
  it('counts by page, those that helped least first', async () => {
    await said('/docs/smart', true);
    await said('/docs/trust', false);
    await said('/docs/trust', false);
    await said('/docs/trust', true);
    await said('/docs/udap', false);
    expect((await report()).counts).toEqual([
      { page: '/docs/trust', helped: 1, didNot: 2 },
      { page: '/docs/udap', helped: 0, didNot: 1 },
      { page: '/docs/smart', helped: 1, didNot: 0 },
    ]);
  });

  it('puts aside what was answered, and says who did', async () => {
    const id = await said();
    const path = `/admin/docs-feedback/${id}`;
    expect((await api('POST', `${path}/answer`, { as: operator })).status).toBe(204);
    expect((await report()).entries).toEqual([]);
    expect((await report('yes')).entries).toMatchObject([{ id, answeredBy: 'Olga Operator' }]);
    expect((await api('DELETE', path, { as: operator })).status).toBe(204);
    expect((await report('yes')).entries).toEqual([]);
    expect((await api('DELETE', path, { as: operator })).status).toBe(404);
    expect((await api('POST', `${path}/answer`, { as: operator })).status).toBe(404);
  });

  it('is closed to everybody else', async () => {
    const id = await said();
    for (const [as, status] of [
      [owner, 403],
      [undefined, 401],
    ] as const) {
      const sender = as ? { as } : {};
      const statuses = await Promise.all([
        api('GET', '/admin/docs-feedback', sender),
        api('POST', `/admin/docs-feedback/${id}/answer`, sender),
        api('DELETE', `/admin/docs-feedback/${id}`, sender),
      ]);
      expect(statuses.map((answer) => answer.status)).toEqual([status, status, status]);
    }
    expect((await report()).entries).toHaveLength(1);
  });
});
