import 'server-only';
import type { RunFrame } from '@/lib/run/frames';
import type { ReportedAssertion } from '@/lib/schemas/collection';

export interface TestedOutcome {
  state: 'passed' | 'failed';
  message: string;
  assertions: ReportedAssertion[];
}

/** Whether a run went as demanded, read from its frames: each assertion passed, and no check failed. */
export function testedOutcome(frames: readonly RunFrame[]): TestedOutcome {
  const checks = frames.flatMap((frame) => (frame.type === 'check' ? [frame.check] : []));
  const assertions = checks
    .filter(({ id }) => id.startsWith('assert.'))
    .map(({ id, verdict, title, expected, seen }) => ({ id, verdict, title, expected, seen }));
  const end = frames.findLast((frame) => frame.type === 'run.finished');
  if (end?.type !== 'run.finished' || end.status !== 'finished') {
    return { state: 'failed', message: 'The run was broken off before its end.', assertions };
  }
  const failed = checks.find(({ verdict }) => verdict === 'fail');
  const note = frames.findLast((frame) => frame.type === 'note');
  if (!failed && end.verdict !== 'fail') return { state: 'passed', message: '', assertions };
  const message = failed
    ? `${failed.title}: ${failed.seen}`
    : note?.type === 'note'
      ? note.text
      : 'The run failed. Open it to see what happened.';
  return { state: 'failed', message: message.slice(0, 500), assertions };
}
