import 'server-only';
import type { StepKind } from '@/lib/run/frames';
import { stepTexts } from '../run-state';
import type { PlannedStep } from '../run-world';
import { certificate } from '../steps/certificate';
import { discover } from '../steps/discover';
import { trust } from '../steps/trust';
import { preflightStep } from './preflight-step';
import type { RegistrationState } from './registration-state';

/** The last step of a run about a registration: what it does at the holder, and what people read above it. */
export interface LastStep {
  title: string;
  explanation: string;
  take: (state: RegistrationState) => Promise<boolean>;
}

/** Which steps come before anything is sent to the holder, by method. */
export function stepsBefore(method: RegistrationState['wanted']['method']): StepKind[] {
  return method === 'udap'
    ? ['discover', 'trust', 'certificate', 'preflight']
    : ['discover', 'preflight'];
}

const takes: Partial<Record<StepKind, (state: RegistrationState) => Promise<boolean>>> = {
  discover,
  trust,
  certificate,
  preflight: preflightStep,
};

/** The steps of a run about a registration, with what they take from its state. */
export function registrationSteps(
  state: RegistrationState,
  before: readonly StepKind[],
  last?: LastStep,
): PlannedStep[] {
  const planned = before.flatMap((kind): PlannedStep[] => {
    const take = takes[kind];
    return take && kind !== 'examine'
      ? [{ kind, ...stepTexts[kind], take: () => take(state) }]
      : [];
  });
  if (!last) return planned;
  const { title, explanation, take } = last;
  return [...planned, { kind: 'register', title, explanation, take: () => take(state) }];
}
