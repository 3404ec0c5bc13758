import { StepKindSchema, type StepKind } from './frames';

/** All steps in the order in which they happen. */
export const stepOrder: readonly StepKind[] = StepKindSchema.options;

const userSteps = ['discover', 'register', 'authorize', 'token', 'request'] as const;
const backendSteps = ['discover', 'register', 'token', 'request'] as const;
const certifiedUserSteps = stepOrder.filter(
  (kind) => kind !== 'examine' && kind !== 'preflight' && kind !== 'export',
);
const consoleSteps = certifiedUserSteps.filter((kind) => kind !== 'authorize');

/** What a run with an authentication like this takes when nothing stops it. */
function stepsOf(auth: { method?: unknown; registration?: unknown } | undefined) {
  if (auth?.method === 'none') return ['discover', 'request'] as const;
  if (auth?.method === 'backend') return backendSteps;
  if (auth?.method !== 'code') return consoleSteps;
  return auth.registration === 'udap' ? certifiedUserSteps : userSteps;
}

/**
 * The steps that a run takes, in order, up to the last one that its request asks for. It reads the request as
 * frames carry it: one of an unknown shape takes them all. Runs about registrations name their steps.
 */
export function plannedSteps(request: Readonly<Record<string, unknown>>): StepKind[] {
  const { steps: named } = request;
  if (Array.isArray(named)) return stepOrder.filter((kind) => named.includes(kind));
  const doctor = request['examine'] as { kind?: unknown } | undefined;
  if (doctor) return doctor.kind === 'address' ? ['discover', 'examine'] : ['examine'];
  const auth = request['auth'] as Parameters<typeof stepsOf>[0];
  const until = stepOrder.indexOf((request['until'] ?? 'request') as StepKind);
  const steps = stepsOf(auth).filter((kind) => until === -1 || stepOrder.indexOf(kind) <= until);
  return withExport(steps, request['bulk'] as { follows?: unknown } | undefined);
}

/** An export is followed after its kick-off; one that began in an earlier run has none. */
function withExport(
  steps: readonly StepKind[],
  bulk: { follows?: unknown } | undefined,
): StepKind[] {
  if (!bulk || !steps.includes('request')) return [...steps];
  const before = steps.filter((kind) => kind !== 'request' || bulk.follows === undefined);
  return [...before, 'export'];
}
