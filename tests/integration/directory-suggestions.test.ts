import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import type { ReviewedSuggestion, Suggestion } from '@/lib/schemas/directory-suggestion';
import { api, makePerson, makeWorkspace, signIn, type Sender } from './api';

const root = '/workspaces/helpers/directory/suggestions';
const review = '/admin/directory/suggestions';
let team: Awaited<ReturnType<typeof makeWorkspace<'developer' | 'viewer'>>>;
let others: Awaited<ReturnType<typeof makeWorkspace<'developer'>>>;
let operator: Sender;

beforeAll(async () => {
  team = await makeWorkspace('helpers', ['developer', 'viewer']);
  others = await makeWorkspace('others', ['developer']);
  const person = await makePerson('operator@portal.example', { name: 'Olga Operator' });
  await (await db()).user.update({ where: { id: person.id }, data: { isOperator: true } });
  operator = await signIn(person.id);
});

afterEach(async () => {
  const client = await db();
  await client.directorySuggestion.deleteMany();
  await client.directorySource.deleteMany();
  await client.fhirEndpoint.deleteMany();
  await client.organization.deleteMany();
});

const harbor = {
  url: 'https://fhir.harbor.example.org/r4',
  organization: 'Harbor Clinic',
  state: 'Minnesota',
  evidenceUrl: 'https://harbor.example.org/developers',
  note: 'Listed on their page for developers.',
};

const suggest = (body: object, as: Sender = team.members.developer, at = root) =>
  api<Suggestion>('POST', at, { as, body });

async function suggested(body: object = harbor): Promise<Suggestion> {
  const { status, data, problem } = await suggest(body);
  expect(status, JSON.stringify(problem)).toBe(201);
  return data;
}

const decide = (id: string, verb: 'accept' | 'refuse', body: object = {}) =>
  api<ReviewedSuggestion>('POST', `${review}/${id}/${verb}`, { as: operator, body });

const queue = async (decision = 'open') =>
  (
    await api<{ suggestions: ReviewedSuggestion[] }>('GET', `${review}?decision=${decision}`, {
      as: operator,
    })
  ).data.suggestions;

const mine = async (as: Sender = team.members.viewer) =>
  (await api<{ suggestions: Suggestion[] }>('GET', root, { as })).data.suggestions;

describe('a suggestion', () => {
  it('waits for the operator, who sees where it comes from', async () => {
    const suggestion = await suggested();
    expect(suggestion).toMatchObject({
      ...harbor,
      state: 'MN',
      decision: 'open',
      answer: null,
      known: null,
    });
    expect(await queue()).toMatchObject([{ id: suggestion.id, workspace: { slug: 'helpers' } }]);
    expect(await mine()).toMatchObject([{ id: suggestion.id, decision: 'open' }]);
  });

  it('needs an address and a name only', async () => {
    const { url, organization } = harbor;
    expect(await suggested({ url, organization, state: '', note: '' })).toMatchObject({
      state: null,
      note: null,
      evidenceUrl: null,
    });
  });

  it.each([
    [{ url: 'clinic@example.org' }, 'url', /e-mail address/],
    [{ url: 'fhir.example.org/r4' }, 'url', /does not begin with https/],
    [{ url: 'https://fhir.services.local/r4' }, 'url', /only its own network knows/],
    [{ organization: '?!' }, 'organization', /letters or digits/],
    [{ state: 'Atlantis' }, 'state', /found “Atlantis”/],
    [{ evidenceUrl: 'javascript:alert(1)' }, 'evidenceUrl', /begins with https/],
  ])('with %j is refused at the field', async (change, path, detail) => {
    const { status, problem } = await suggest({ ...harbor, ...change });
    expect(status).toBe(422);
    expect(problem.errors).toEqual([
      expect.objectContaining({ path, detail: expect.stringMatching(detail) as string }),
    ]);
  });

  it('is made once: another spelling of the same waits already', async () => {
    await suggested();
    const again = await suggest({
      ...harbor,
      url: 'https://FHIR.harbor.example.org/r4/metadata',
      organization: 'HARBOR CLINIC',
    });
    expect([again.status, again.problem.code]).toEqual([409, 'resource.conflict']);
    expect(again.problem.detail).toMatch(/ suggested this on .*; it waits for the operator/);
  });

  it('of another workspace is not told and not seen', async () => {
    const suggestion = await suggested();
    const theirs = await suggest(
      harbor,
      others.members.developer,
      '/workspaces/others/directory/suggestions',
    );
    expect(theirs.status).toBe(201);
    expect((await mine()).map(({ id }) => id)).toEqual([suggestion.id]);
    const { status } = await api('GET', root, { as: others.members.developer });
    expect(status).toBe(404);
  });

  it('is made by developers and judged by the operator, by nobody else', async () => {
    expect((await suggest(harbor, team.members.viewer)).status).toBe(403);
    const { id } = await suggested();
    for (const [method, path] of [
      ['GET', review],
      ['POST', `${review}/${id}/accept`],
      ['POST', `${review}/${id}/refuse`],
    ] as const) {
      const body = method === 'POST' ? { answer: 'no' } : undefined;
      const { problem } = await api(method, path, { as: team.members.developer, body });
      expect(problem.code).toBe('auth.operator_only');
    }
  });

  it('is one of 50 that may wait', async () => {
    for (let index = 0; index < 50; index += 1) {
      await suggested({ ...harbor, url: `https://fhir-${index}.harbor.example.org/r4` });
    }
    const { status, problem } = await suggest(harbor);
    expect(status).toBe(409);
    expect(problem.detail).toMatch(/50 suggestions of this workspace wait/);
  });
});

describe('the decision of the operator', () => {
  it('puts the endpoint and its organization into the directory', async () => {
    const { id } = await suggested();
    const { status, data } = await decide(id, 'accept', { answer: 'Thank you' });
    expect(status).toBe(200);
    expect(data).toMatchObject({
      decision: 'accepted',
      decidedBy: 'Olga Operator',
      known: { baseUrl: harbor.url, organizations: ['Harbor Clinic'] },
    });
    const client = await db();
    const endpoint = await client.fhirEndpoint.findUniqueOrThrow({
      where: { urlKey: harbor.url },
      include: { assertions: { include: { source: true } }, links: true },
    });
    expect(endpoint).toMatchObject({ status: 'not-checked', fhirFamily: 'r4', retiredAt: null });
    expect(endpoint.assertions).toMatchObject([
      { key: id, source: { id: 'suggestions', kind: 'operator', trust: 40 } },
    ]);
    expect(endpoint.links).toMatchObject([{ relation: 'serves' }]);
    const row = await client.directorySuggestion.findUniqueOrThrow({ where: { id } });
    expect(row.endpointId).toBe(endpoint.id);
    expect(await mine()).toMatchObject([{ decision: 'accepted', answer: 'Thank you' }]);
    expect(await queue('accepted')).toHaveLength(1);
    expect(await queue()).toEqual([]);
  });

  it('is told to who suggests the same again, and says which endpoint it is', async () => {
    const { id } = await suggested();
    const { data } = await decide(id, 'accept');
    const again = await suggest({
      ...harbor,
      url: `${harbor.url}/`,
      organization: 'harbor clinic',
    });
    expect([again.status, again.problem.code]).toEqual([409, 'directory.endpoint_known']);
    expect(again.problem.detail).toContain(data.known!.id);
  });

  it('may put a second organization behind a known endpoint', async () => {
    await decide((await suggested()).id, 'accept');
    const second = await suggested({ ...harbor, organization: 'Lakeside Clinic' });
    expect(second.known).toMatchObject({ organizations: ['Harbor Clinic'], isSameButCase: false });
    const { data } = await decide(second.id, 'accept');
    expect(data.known).toMatchObject({
      organizations: ['Harbor Clinic', 'Lakeside Clinic'],
      organizationCount: 2,
    });
    expect(await (await db()).fhirEndpoint.count()).toBe(1);
  });

  it('warns of an address that differs from a known one in case only', async () => {
    await decide((await suggested()).id, 'accept');
    const other = await suggested({ ...harbor, url: 'https://fhir.harbor.example.org/R4' });
    expect(other.known).toMatchObject({ baseUrl: harbor.url, isSameButCase: true });
  });

  it('refuses with an answer that the workspace reads, and writes nothing', async () => {
    const { id } = await suggested();
    const mute = await decide(id, 'refuse', { answer: ' ' });
    expect([mute.status, mute.problem.errors?.[0]?.path]).toEqual([422, 'answer']);
    const { data } = await decide(id, 'refuse', { answer: 'It is their test system.' });
    expect(data).toMatchObject({ decision: 'refused', decidedBy: 'Olga Operator' });
    expect(await mine()).toMatchObject([{ answer: 'It is their test system.' }]);
    expect(await (await db()).fhirEndpoint.count()).toBe(0);
  });

  it('is made once, also by two operators at the same time', async () => {
    const { id } = await suggested();
    const answers = await Promise.all([
      decide(id, 'accept'),
      decide(id, 'refuse', { answer: 'no' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = answers.find(({ status }) => status === 409)!;
    expect(late.problem.code).toBe('directory.suggestion_decided');
    expect((await decide('sug_nowhere', 'accept')).status).toBe(404);
  });
});
