import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byUrgency } from './check-order';
import { checkOf, exchangeOf, numbered, openRun } from './fixtures/frames';
import { countChecks, emptyRun, exchangesOf, reduceFrame, viewOf } from './run-model';

describe('reduceFrame', () => {
  it('makes a whole run from its frames', () => {
    const view = viewOf(openRun());
    expect(view).toMatchObject({
      runId: 'run_1',
      status: 'finished',
      verdict: 'warn',
      lastSeq: 12,
    });
    expect(view.steps.map((step) => [step.kind, step.state, step.durationMs])).toEqual([
      ['discover', 'warn', 20],
      ['request', 'pass', 20],
    ]);
    expect(view.resource).toMatchObject({ resourceType: 'Bundle' });
    expect(countChecks(view.steps)).toMatchObject({ pass: 1, warn: 1, fail: 0 });
  });

  it('shows a request that has left before it is over, and keeps its place', () => {
    const frames = openRun();
    const early = viewOf(frames.slice(0, 3));
    expect(exchangesOf(early)).toMatchObject([{ id: 'exc_1', exchange: null }]);
    expect(early.steps[1]?.state).toBe('waiting');
    const later = reduceFrame(early, frames[3]!);
    expect(exchangesOf(later)).toHaveLength(1);
    expect(exchangesOf(later)[0]?.exchange?.response?.status).toBe(200);
    expect(later.steps[0]?.items).toEqual([{ kind: 'exchange', id: 'exc_1' }]);
  });

  it('keeps exchanges that were never announced, such as redirects', () => {
    const hop = exchangeOf('exc_9', { redirectedFrom: 'exc_1' });
    const view = viewOf(numbered([{ type: 'exchange', step: 'discover', exchange: hop }]));
    expect(exchangesOf(view).map((exchange) => exchange.id)).toEqual(['exc_9']);
  });

  it('puts steps that come unannounced into their order', () => {
    const view = viewOf(
      numbered([
        { type: 'note', step: 'request', text: 'late' },
        { type: 'note', step: 'discover', text: 'early' },
      ]),
    );
    expect(view.steps.map((step) => step.kind)).toEqual(['discover', 'request']);
  });

  it('leaves no step running or waiting in a run that is over', () => {
    const frames = openRun();
    const view = viewOf([
      ...frames.slice(0, 3),
      ...numbered([
        {
          type: 'run.finished',
          status: 'interrupted',
          verdict: null,
          summary: { exchanges: 1, pass: 0, warn: 0, fail: 0, durationMs: 5 },
        },
      ]).map((frame) => ({ ...frame, seq: 4 })),
    ]);
    expect(view.status).toBe('interrupted');
    expect(view.steps.map((step) => step.state)).toEqual(['skip', 'skip']);
  });

  it('is the same whatever part of the stream comes twice', () => {
    const frames = openRun();
    const whole = viewOf(frames);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: frames.length }), (cut) => {
        const resumed = frames.reduce(reduceFrame, viewOf(frames.slice(0, cut)));
        expect(resumed).toEqual(whole);
      }),
    );
  });

  it('says for which signature a run waits, until it came or its step is over', () => {
    const requested = {
      type: 'signature.requested',
      step: 'token',
      signatureId: 'sig_1',
      keyName: 'My laptop',
      thumbprint: 'abc',
      purpose: 'client_assertion',
      expiresAt: '2026-11-24T10:02:00.000Z',
    } as const;
    const waiting = viewOf(numbered([requested]));
    expect(waiting.signing).toMatchObject({ signatureId: 'sig_1', keyName: 'My laptop' });
    const received = { type: 'signature.received', step: 'token', signatureId: 'sig_1' } as const;
    expect(viewOf(numbered([requested, received])).signing).toBeNull();
    const over = { type: 'step.finished', step: 'token', verdict: 'fail', durationMs: 1 } as const;
    expect(viewOf(numbered([requested, over])).signing).toBeNull();
  });

  it('does not change the view that it was given', () => {
    const before = structuredClone(emptyRun);
    viewOf(openRun());
    expect(emptyRun).toEqual(before);
  });
});

describe('byUrgency', () => {
  it('puts failures first and keeps the order within a verdict', () => {
    const checks = (['pass', 'fail', 'info', 'warn', 'fail', 'skip'] as const).map(
      (verdict, index) => checkOf({ verdict, id: `c${index}` }),
    );
    expect(byUrgency(checks).map((check) => check.id)).toEqual([
      'c1',
      'c4',
      'c3',
      'c5',
      'c2',
      'c0',
    ]);
  });
});
