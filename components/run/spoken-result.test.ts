import { describe, expect, it } from 'vitest';
import { checkOf, numbered, openRun } from './fixtures/frames';
import { viewOf } from './run-model';
import { spokenResult } from './spoken-result';

describe('spokenResult', () => {
  it('says status, resource and time of what came back', () => {
    expect(spokenResult(viewOf(openRun()))).toBe('200 OK, Bundle with 1 Patient, 312 milliseconds');
  });

  it('says which step is under way', () => {
    expect(spokenResult(viewOf(openRun().slice(0, 3)))).toBe('Title of discover …');
  });

  it('says what failed when the run did not get to the request', () => {
    const view = viewOf(
      numbered([
        {
          type: 'step.started',
          step: 'trust',
          title: 'Decide whether to trust it',
          explanation: '',
        },
        {
          type: 'check',
          step: 'trust',
          check: checkOf({ verdict: 'fail', title: 'iss equals base' }),
        },
        { type: 'step.finished', step: 'trust', verdict: 'fail', durationMs: 3 },
        {
          type: 'run.finished',
          status: 'finished',
          verdict: 'fail',
          summary: { exchanges: 0, pass: 0, warn: 0, fail: 1, durationMs: 1500 },
        },
      ]),
    );
    expect(spokenResult(view)).toBe(
      'Decide whether to trust it: failed, iss equals base, 1.5 seconds',
    );
  });
});
