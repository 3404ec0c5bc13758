import type { Check } from '@/lib/protocol/check';
import type { Exchange, ExchangePurpose } from '@/lib/protocol/exchange';
import type { Manifest } from '@/lib/protocol/bulk/manifest';
import type { CertificateView, Jwt } from '@/lib/protocol/jwt';
import type { ScopeComparison } from '@/lib/protocol/smart/scope-comparison';
import type { TrustReport } from '@/lib/protocol/x509/trust-report';
import type { BulkEvent } from '@/lib/run/bulk-events';
import type { Explanation } from '@/lib/run/explain/explanation';
import type { RunFrame, RunStatus, RunSummary, RunVerdict, StepKind } from '@/lib/run/frames';
import { plannedSteps, stepOrder } from '@/lib/run/planned-steps';

/** Where a step is. `waiting`: not reached yet; `skip`: the run ended before it, or was stopped in it. */
export type StepState = 'waiting' | 'running' | 'pass' | 'warn' | 'fail' | 'skip';

/** A request on its way, or over: then `exchange` is there. */
export interface ExchangeView {
  id: string;
  step: StepKind;
  purpose: ExchangePurpose;
  method: string;
  url: string;
  exchange: Exchange | null;
}

/** A fact that the run noted. */
export interface NoteView {
  seq: number;
  text: string;
  certificates: CertificateView[];
  facts: Record<string, string>;
}

/** A person who was sent to the holder. */
export interface VisitView {
  authorizationId: string;
  /** Where the browser goes, the state masked. */
  url: string;
  expiresAt: string;
  /** Null while the run waits for them. */
  how: 'answered' | 'expired' | 'cancelled' | null;
}

/** One thing of a step, in the order in which it happened. */
export type StepItem =
  | { kind: 'exchange'; id: string }
  | { kind: 'jwt'; id: string }
  | { kind: 'note'; id: string }
  | { kind: 'visit'; id: string };

/** One step with everything that happened in it. */
export interface StepView {
  kind: StepKind;
  title: string;
  explanation: string;
  state: StepState;
  durationMs: number | null;
  items: StepItem[];
  exchanges: ExchangeView[];
  jwts: Jwt[];
  checks: Check[];
  notes: NoteView[];
  /** Why checks of the step were not passed. */
  explanations: Explanation[];
  visits: VisitView[];
}

/** A signature for which the run waits, because the key lives in a browser. */
export interface SigningView {
  signatureId: string;
  keyName: string;
  thumbprint: string;
  purpose: 'software_statement' | 'client_assertion';
  expiresAt: string;
}

/** The bulk data export that a run follows. */
export interface BulkView {
  statusUrl: string;
  /** What the holder said last; null until it was asked. */
  progress: Extract<BulkEvent, { kind: 'progress' }> | null;
  /** Null until the holder is done. */
  manifest: Manifest | null;
  /** What became of each file so far, by its URL. */
  files: ReadonlyMap<string, Extract<BulkEvent, { kind: 'file' }>>;
  /** The holder was asked to end it. */
  isDeleted: boolean;
}

/** A run as people look at it, made from its frames. */
export interface RunView {
  /** The frames up to this one are in; the same frame again changes nothing. */
  lastSeq: number;
  runId: string | null;
  title: string;
  holder: string;
  startedAt: string | null;
  finishedAt: string | null;
  request: Record<string, unknown>;
  status: RunStatus;
  verdict: RunVerdict | null;
  summary: RunSummary | null;
  steps: StepView[];
  resource: unknown;
  /** Null when it waits for none. */
  signing: SigningView | null;
  /** The person for whom the run waits; null when it waits for nobody. */
  visit: VisitView | null;
  /** What the trust doctor found. */
  report: TrustReport | null;
  /** The scopes side by side, once there is a token. */
  scopes: ScopeComparison | null;
  /** Under which id the token of the run is kept. */
  tokenId: string | null;
  /** The export that it follows; null for a run that follows none. */
  bulk: BulkView | null;
}

/** What a step is called where there is little room. */
export const stepNames: Record<StepKind, string> = {
  discover: 'Discover',
  trust: 'Trust',
  examine: 'Examine',
  certificate: 'Certificate',
  preflight: 'Pre-flight',
  register: 'Register',
  authorize: 'Sign in',
  token: 'Token',
  request: 'Read',
  export: 'Export',
};

/** A run of which nothing is known yet. */
export const emptyRun: RunView = {
  lastSeq: 0,
  runId: null,
  title: '',
  holder: '',
  startedAt: null,
  finishedAt: null,
  request: {},
  status: 'running',
  verdict: null,
  summary: null,
  steps: [],
  resource: undefined,
  signing: null,
  visit: null,
  report: null,
  scopes: null,
  tokenId: null,
  bulk: null,
};

function waitingStep(kind: StepKind): StepView {
  return {
    kind,
    title: stepNames[kind],
    explanation: '',
    state: 'waiting',
    durationMs: null,
    items: [],
    exchanges: [],
    jwts: [],
    checks: [],
    notes: [],
    explanations: [],
    visits: [],
  };
}

function withStep(view: RunView, kind: StepKind, change: (step: StepView) => StepView): RunView {
  const known = view.steps.some((step) => step.kind === kind);
  const steps = known
    ? view.steps
    : [...view.steps, waitingStep(kind)].sort(
        (a, b) => stepOrder.indexOf(a.kind) - stepOrder.indexOf(b.kind),
      );
  return { ...view, steps: steps.map((step) => (step.kind === kind ? change(step) : step)) };
}

function withExchange(step: StepView, exchange: Exchange): StepView {
  const done: ExchangeView = {
    id: exchange.id,
    step: step.kind,
    purpose: exchange.purpose,
    method: exchange.request.method,
    url: exchange.request.url,
    exchange,
  };
  const isKnown = step.exchanges.some((known) => known.id === exchange.id);
  return {
    ...step,
    items: isKnown ? step.items : [...step.items, { kind: 'exchange', id: exchange.id }],
    exchanges: isKnown
      ? step.exchanges.map((known) => (known.id === exchange.id ? done : known))
      : [...step.exchanges, done],
  };
}

type RunWideFrame = Extract<
  RunFrame,
  { type: 'signature.requested' | 'signature.received' | 'trust' | 'scopes' | 'bulk' }
>;
type StepFrame = Exclude<Extract<RunFrame, { step: StepKind }>, RunWideFrame>;

function applyToStep(step: StepView, frame: StepFrame): StepView {
  switch (frame.type) {
    case 'step.started':
      return { ...step, title: frame.title, explanation: frame.explanation, state: 'running' };
    case 'step.finished':
      return { ...step, state: frame.verdict, durationMs: frame.durationMs };
    case 'exchange.started': {
      const { exchangeId: id, purpose, method, url } = frame;
      return {
        ...step,
        items: [...step.items, { kind: 'exchange', id }],
        exchanges: [
          ...step.exchanges,
          { id, step: step.kind, purpose, method, url, exchange: null },
        ],
      };
    }
    case 'exchange':
      return withExchange(step, frame.exchange);
    case 'jwt':
      return {
        ...step,
        items: [...step.items, { kind: 'jwt', id: frame.jwt.id }],
        jwts: [...step.jwts, frame.jwt],
      };
    case 'check':
      return { ...step, checks: [...step.checks, frame.check] };
    case 'explanation':
      return { ...step, explanations: [...step.explanations, frame.explanation] };
    case 'note': {
      const { seq, text, certificates = [], facts = {} } = frame;
      return {
        ...step,
        items: [...step.items, { kind: 'note', id: String(seq) }],
        notes: [...step.notes, { seq, text, certificates, facts }],
      };
    }
    case 'authorization.requested': {
      const { authorizationId, url, expiresAt } = frame;
      return {
        ...step,
        items: [...step.items, { kind: 'visit', id: authorizationId }],
        visits: [...step.visits, { authorizationId, url, expiresAt, how: null }],
      };
    }
    case 'authorization.ended':
      return {
        ...step,
        visits: step.visits.map((visit) =>
          visit.authorizationId === frame.authorizationId ? { ...visit, how: frame.how } : visit,
        ),
      };
  }
}

function bulkAfter(before: BulkView | null, event: BulkEvent): BulkView | null {
  if (event.kind === 'begun') {
    const { statusUrl } = event;
    return { statusUrl, progress: null, manifest: null, files: new Map(), isDeleted: false };
  }
  if (!before) return null;
  switch (event.kind) {
    case 'progress':
      return { ...before, progress: event };
    case 'manifest':
      return { ...before, manifest: event.manifest };
    case 'file':
      return { ...before, files: new Map(before.files).set(event.url, event) };
    case 'deleted':
      return { ...before, isDeleted: event.isAccepted };
  }
}

/**
 * The view after one more frame. A frame that is in already (its `seq` is not above `lastSeq`) returns the
 * same view, so that a stream may be followed again from its start.
 */
export function reduceFrame(view: RunView, frame: RunFrame): RunView {
  if (frame.seq <= view.lastSeq) return view;
  const next = { ...view, lastSeq: frame.seq };
  if (frame.type === 'run.started') {
    return {
      ...next,
      runId: frame.runId,
      title: frame.title,
      holder: frame.holder,
      request: frame.request,
      startedAt: frame.at,
      steps: plannedSteps(frame.request).map(waitingStep),
    };
  }
  if (frame.type === 'run.finished') {
    return {
      ...next,
      status: frame.status,
      verdict: frame.verdict,
      summary: frame.summary,
      finishedAt: frame.at,
      resource: frame.resource,
      signing: null,
      visit: null,
      // What is not over now will not be.
      steps: next.steps.map((step) =>
        step.state === 'waiting' || step.state === 'running' ? { ...step, state: 'skip' } : step,
      ),
    };
  }
  if (frame.type === 'signature.requested') {
    const { signatureId, keyName, thumbprint, purpose, expiresAt } = frame;
    return { ...next, signing: { signatureId, keyName, thumbprint, purpose, expiresAt } };
  }
  if (frame.type === 'signature.received') return { ...next, signing: null };
  if (frame.type === 'scopes') return { ...next, scopes: frame.comparison, tokenId: frame.tokenId };
  if (frame.type === 'trust') return { ...next, report: frame.report };
  if (frame.type === 'bulk') return { ...next, bulk: bulkAfter(view.bulk, frame.event) };
  if (frame.type === 'authorization.requested') {
    const { authorizationId, url, expiresAt } = frame;
    next.visit = { authorizationId, url, expiresAt, how: null };
  }
  if (frame.type === 'authorization.ended') next.visit = null;
  // A step that is over waits for nothing any more.
  if (frame.type === 'step.finished') {
    next.signing = null;
    next.visit = null;
  }
  return withStep(next, frame.step, (step) => applyToStep(step, frame));
}

/** The view of a list of frames in order. */
export function viewOf(frames: readonly RunFrame[]): RunView {
  return frames.reduce(reduceFrame, emptyRun);
}

/** All exchanges of a run in the order in which they left. */
export function exchangesOf(view: RunView): ExchangeView[] {
  return view.steps.flatMap((step) => step.exchanges);
}

/** How many checks came to each verdict so far. */
export function countChecks(steps: readonly StepView[]): Record<Check['verdict'], number> {
  const counts = { pass: 0, warn: 0, fail: 0, info: 0, skip: 0 };
  for (const step of steps) for (const check of step.checks) counts[check.verdict] += 1;
  return counts;
}
