import type { RunView } from '@/components/run/run-model';

/** What a run of a registration or its pre-flight came to. */
export type RunResult =
  | { kind: 'registered'; registrationId: string | null }
  | { kind: 'refused' }
  | { kind: 'ready' }
  | { kind: 'not-ready' };

/** What a run came to; null while it is under way, and when it did not come to its end. */
export function runResult(view: RunView): RunResult | null {
  if (view.status !== 'finished') return null;
  const register = view.steps.find(({ kind }) => kind === 'register');
  if (!register) return { kind: view.verdict === 'fail' ? 'not-ready' : 'ready' };
  const registrationId =
    register.notes.map(({ facts }) => facts['registration']).findLast((id) => id !== undefined) ??
    null;
  const isGood = register.state === 'pass' || register.state === 'warn';
  if (registrationId !== null || isGood) return { kind: 'registered', registrationId };
  return { kind: register.state === 'skip' ? 'not-ready' : 'refused' };
}
