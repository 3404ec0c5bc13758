import { describe, expect, it } from 'vitest';
import type { Run } from '@/lib/schemas/run';
import { exchangeOf, numbered, openRun } from '@/components/run/fixtures/frames';
import { emptyRun, viewOf, type StepState, type StepView } from '@/components/run/run-model';
import { actState, acts } from './acts';
import { gainsOf } from './gains';
import { basisOfApp } from '@/lib/guide/plan/plan-basis';
import { facts, hand } from '@/lib/guide/plan/plan.fixtures';
import { planOf } from '@/lib/guide/plan/plan-of';
import { expiringCertificates, nextThings, sortedByMarks } from './next-thing';

const now = '2026-11-24T12:00:00.000Z';
const run: Run = {
  id: 'run_1',
  kind: 'console',
  title: 'GET Patient at harbor',
  holder: 'http://localhost:3000/sandbox/harbor/fhir/r4',
  status: 'finished',
  verdict: 'pass',
  summary: { exchanges: 5, pass: 9, warn: 0, fail: 0, durationMs: 100 },
  startedAt: now,
  finishedAt: now,
  startedBy: null,
  method: 'GET',
  resourceType: 'Patient',
  answerStatus: 200,
  isStarred: false,
  name: null,
  note: null,
};
const things = (part: Partial<Parameters<typeof nextThings>[1]>) =>
  nextThings('/w/demo', { runs: [run], certificates: [], mayStart: true, ...part }, now);
const next = (part: Partial<Parameters<typeof nextThings>[1]>) => things(part)[0]!;

describe('nextThings', () => {
  it('begins with the guided request', () => {
    expect(next({ runs: [] }).href).toBe('/w/demo/console/first');
    expect(next({ runs: [], mayStart: false }).title).toBe('Nothing has been sent yet');
  });

  it('leads to what is under way, what ends, what failed, else to the console', () => {
    expect(next({ runs: [{ ...run, status: 'running' }] }).href).toBe('/w/demo/runs/run_1');
    const ending = [{ id: 'crt_a', keyName: 'a', notAfter: '2026-12-01T00:00:00.000Z' }];
    expect(next({ certificates: ending })).toMatchObject({
      tone: 'warn',
      href: '/w/demo/certificates',
    });
    expect(next({ runs: [{ ...run, verdict: 'fail' }] })).toMatchObject({ tone: 'fail' });
    expect(next({}).href).toBe('/w/demo/console');
  });
});

describe('nextThings with plans', () => {
  const planNamed = (name: string, hands: Parameters<typeof planOf>[0]['hands'] = []) => {
    const named = { ...facts, app: { ...facts.app, id: `app_${name}`, name } };
    const input = { basis: basisOfApp(named), isChosen: false, facts: named, hands };
    return planOf({ ...input, root: '/w/demo' });
  };

  it('goes on with the app that is furthest', () => {
    const further = planNamed('Further', [
      hand('develop.first-request', { doneAt: now, doneBy: 'Ada' }),
    ]);
    const found = next({ plans: [planNamed('Begun'), further] });
    expect(found.title).toBe('Further: Describe the app');
    expect(found.href).toBe('/w/demo/apps/app_Further/metadata');
  });

  it('puts what is overdue before it, and what failed before both', () => {
    const late = planNamed('Late', [hand('security.retention', { dueOn: '2026-06-01' })]);
    const plans = [planNamed('Other'), late];
    expect(next({ plans })).toMatchObject({ tone: 'warn' });
    expect(next({ plans }).title).toBe('Late: Decide how long data is kept');
    expect(next({ plans, runs: [{ ...run, verdict: 'fail' }] }).tone).toBe('fail');
  });

  it('goes on with what was begun last, and passes over what was set aside', () => {
    const plans = ['One', 'Two', 'Three'].map((name) => planNamed(name));
    const idOf = (title: RegExp) => things({ plans }).find((one) => title.test(one.title))!.id;
    const [two, three] = [idOf(/^Two/), idOf(/^Three/)];
    const begun = [three, two].map((thing) => ({ thing, state: 'begun' as const, at: now }));
    expect(things({ plans, marks: begun }).map(({ title }) => title.split(':')[0])).toEqual([
      'Three',
      'Two',
      'One',
      'Send the next request',
    ]);
    const marks = [{ thing: two, state: 'dismissed' as const, at: now }];
    const { open, aside } = sortedByMarks(things({ plans, marks }), marks);
    expect(aside.map(({ id }) => id)).toEqual([two]);
    expect(open.map(({ id }) => id)).not.toContain(two);
    // The last thing cannot be set aside: something is always next.
    const all = things({ plans }).map(({ id }) => ({
      thing: id,
      state: 'dismissed' as const,
      at: now,
    }));
    expect(sortedByMarks(things({ plans }), all).open.map(({ id }) => id)).toEqual(['console']);
  });

  it('shows an item again that was set aside and has become overdue', () => {
    const before = things({
      plans: [planNamed('Late', [hand('security.retention', { dueOn: '2027-06-01' })])],
    });
    const after = things({
      plans: [planNamed('Late', [hand('security.retention', { dueOn: '2026-06-01' })])],
    });
    expect(after[0]?.id).toMatch(/security\.retention:overdue$/);
    expect(before.map(({ id }) => id)).not.toContain(after[0]?.id);
  });

  it('asks nothing of those who may only look', () => {
    expect(next({ plans: [planNamed('Begun')], mayStart: false }).href).toBe('/w/demo/console');
  });
});

describe('expiringCertificates', () => {
  it('forgives a certificate that has a successor', () => {
    const list = [
      { id: 'crt_1', keyName: 'a', notAfter: '2026-12-01T00:00:00.000Z' },
      { id: 'crt_2', keyName: 'a', notAfter: '2027-12-01T00:00:00.000Z' },
      { id: 'crt_3', keyName: 'b', notAfter: '2026-10-01T00:00:00.000Z' },
    ];
    expect(expiringCertificates(list, now).map(({ keyName }) => keyName)).toEqual(['b']);
  });
});

describe('actState', () => {
  const discover = acts[0]!;
  const of = (first: StepState, second: StepState) =>
    actState(discover, [
      { kind: 'discover', state: first } as StepView,
      { kind: 'trust', state: second } as StepView,
    ]);

  it('is under way until both steps are over', () => {
    expect(of('waiting', 'waiting')).toBe('waiting');
    expect(of('running', 'waiting')).toBe('running');
    expect(of('pass', 'waiting')).toBe('running');
    expect(of('pass', 'running')).toBe('running');
    expect(of('pass', 'pass')).toBe('pass');
    expect(of('warn', 'pass')).toBe('warn');
    expect(of('fail', 'skip')).toBe('fail');
    expect(of('pass', 'skip')).toBe('skip');
    expect(actState(discover, [])).toBe('waiting');
  });
});

describe('gainsOf', () => {
  const json = (value: object) => ({
    ...exchangeOf('x').response!,
    body: {
      mediaType: 'application/json',
      text: JSON.stringify(value),
      bytes: 1,
      wireBytes: 1,
      note: null,
    },
  });

  it('finds the client_id of a new registration and what the token allows', () => {
    const registration = exchangeOf('a', {
      purpose: 'registration',
      response: json({ client_id: 'c1' }),
    });
    const token = exchangeOf('b', {
      purpose: 'token',
      response: json({ access_token: '…', scope: 'system/*.rs', expires_in: 300 }),
    });
    const view = viewOf(
      numbered([
        { type: 'exchange', step: 'register', exchange: registration },
        { type: 'exchange', step: 'token', exchange: token },
      ]),
    );
    expect(gainsOf(view)).toEqual({
      certificate: null,
      clientId: 'c1',
      isReused: false,
      scope: 'system/*.rs',
      expiresInSeconds: 300,
    });
  });

  it('finds the client_id of a registration that was reused', () => {
    const view = viewOf(
      numbered([{ type: 'note', step: 'register', text: 'Reused.', facts: { client_id: 'c0' } }]),
    );
    expect(gainsOf(view)).toMatchObject({ clientId: 'c0', isReused: true });
  });

  it('finds nothing in a run that did not get there', () => {
    expect(gainsOf(viewOf(openRun())).clientId).toBeNull();
    expect(gainsOf(emptyRun).certificate).toBeNull();
  });
});
