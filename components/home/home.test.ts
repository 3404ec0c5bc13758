import { describe, expect, it } from 'vitest';
import type { Run } from '@/lib/schemas/run';
import { exchangeOf, numbered, openRun } from '@/components/run/fixtures/frames';
import { emptyRun, viewOf, type StepState, type StepView } from '@/components/run/run-model';
import { actState, acts } from './acts';
import { gainsOf } from './gains';
import { basisOfApp } from '@/lib/guide/plan/plan-basis';
import { facts, hand } from '@/lib/guide/plan/plan.fixtures';
import { planOf } from '@/lib/guide/plan/plan-of';
import { expiringCertificates, nextThing } from './next-thing';

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
const next = (part: Partial<Parameters<typeof nextThing>[1]>) =>
  nextThing('/w/demo', { runs: [run], certificates: [], mayStart: true, ...part }, now);

describe('nextThing', () => {
  it('begins with the guided request', () => {
    expect(next({ runs: [] }).href).toBe('/w/demo/console/first');
    expect(next({ runs: [], mayStart: false }).title).toBe('Nothing has been sent yet');
  });

  it('leads to what is under way, what ends, what failed, else to the console', () => {
    expect(next({ runs: [{ ...run, status: 'running' }] }).href).toBe('/w/demo/runs/run_1');
    const ending = [{ keyName: 'a', notAfter: '2026-12-01T00:00:00.000Z' }];
    expect(next({ certificates: ending })).toMatchObject({
      tone: 'warn',
      href: '/w/demo/certificates',
    });
    expect(next({ runs: [{ ...run, verdict: 'fail' }] })).toMatchObject({ tone: 'fail' });
    expect(next({}).href).toBe('/w/demo/console');
  });
});

describe('nextThing with plans', () => {
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

  it('asks nothing of those who may only look', () => {
    expect(next({ plans: [planNamed('Begun')], mayStart: false }).href).toBe('/w/demo/console');
  });
});

describe('expiringCertificates', () => {
  it('forgives a certificate that has a successor', () => {
    const list = [
      { keyName: 'a', notAfter: '2026-12-01T00:00:00.000Z' },
      { keyName: 'a', notAfter: '2027-12-01T00:00:00.000Z' },
      { keyName: 'b', notAfter: '2026-10-01T00:00:00.000Z' },
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
