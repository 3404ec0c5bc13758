import { expect, it } from 'vitest';
import { emptyRun, reduceFrame, type RunView } from '@/components/run/run-model';
import { RunFrameSchema } from '@/lib/run/frames';
import { runResult } from './run-result';

function run(...frames: Record<string, unknown>[]): RunView {
  return frames
    .map((frame, index) =>
      RunFrameSchema.parse({ v: 1, seq: index + 1, at: '2026-01-01T00:00:00Z', ...frame }),
    )
    .reduce(reduceFrame, emptyRun);
}

const started = (...steps: string[]) => ({
  type: 'run.started',
  runId: 'run_1',
  kind: 'registration',
  title: 'Register',
  holder: 'https://holder.example',
  request: { steps },
});
const step = (name: string, verdict: string) => [
  { type: 'step.started', step: name, title: name, explanation: '' },
  { type: 'step.finished', step: name, verdict, durationMs: 1 },
];
const kept = { type: 'note', step: 'register', text: 'Kept.', facts: { registration: 'reg_1' } };
const finished = (verdict: string) => ({
  type: 'run.finished',
  status: 'finished',
  verdict,
  summary: { exchanges: 1, pass: 1, warn: 0, fail: 0, durationMs: 1 },
});

it.each([
  ['still runs', [started('register'), kept], null],
  [
    'registered',
    [started('register'), ...step('register', 'pass'), kept, finished('pass')],
    { kind: 'registered', registrationId: 'reg_1' },
  ],
  [
    'registered, with an answer that is not as it should be',
    [started('register'), ...step('register', 'fail'), kept, finished('fail')],
    { kind: 'registered', registrationId: 'reg_1' },
  ],
  [
    'cancelled by its statement',
    [started('register'), ...step('register', 'pass'), finished('pass')],
    { kind: 'registered', registrationId: null },
  ],
  [
    'refused by the holder',
    [started('register'), ...step('register', 'fail'), finished('fail')],
    { kind: 'refused' },
  ],
  [
    'never sent',
    [started('preflight', 'register'), ...step('preflight', 'fail'), finished('fail')],
    { kind: 'not-ready' },
  ],
  [
    'ready',
    [started('preflight'), ...step('preflight', 'warn'), finished('warn')],
    { kind: 'ready' },
  ],
  [
    'not ready',
    [started('preflight'), ...step('preflight', 'fail'), finished('fail')],
    { kind: 'not-ready' },
  ],
])('a run that %s', (_, frames, result) => {
  expect(runResult(run(...frames))).toEqual(result);
});
