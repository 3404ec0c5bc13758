import type { Jwt } from '@/lib/protocol/jwt';
import { purposeLanes, type Lane } from './purposes';
import type { ExchangeView, NoteView, RunView, StepView, VisitView } from './run-model';

/** One line of the picture: a step begins, a fact is noted, a token made or read, a request goes and comes back. */
export type SequenceRow =
  | { kind: 'step'; step: StepView }
  | { kind: 'note'; note: NoteView }
  | { kind: 'jwt'; jwt: Jwt }
  | { kind: 'visit'; visit: VisitView }
  | { kind: 'exchange'; exchange: ExchangeView; lane: Lane; state: ExchangeState };

export type ExchangeState = 'running' | 'ok' | 'redirect' | 'refused' | 'failed';

const laneOrder: Lane[] = ['person', 'client', 'app', 'fhir', 'authorization', 'pki', 'elsewhere'];

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host : null;
}

/** How an exchange ended: `refused` is an answer of 400 or above, `failed` is no answer. */
export function exchangeState({ exchange }: ExchangeView): ExchangeState {
  if (!exchange) return 'running';
  const status = exchange.response?.status;
  if (exchange.failure || status === undefined) return 'failed';
  if (status >= 400) return 'refused';
  return status >= 300 && status !== 304 ? 'redirect' : 'ok';
}

function laneOf(view: ExchangeView, all: ReadonlyMap<string, ExchangeView>): Lane {
  const from = view.exchange?.redirectedFrom ? all.get(view.exchange.redirectedFrom) : undefined;
  // A redirect to another host is drawn as what it is: somebody else answers.
  if (from && hostOf(from.url) !== hostOf(view.url)) return 'elsewhere';
  return purposeLanes[view.purpose];
}

/** The picture of a run as rows, and the lanes that it needs, from left to right. */
export function sequenceOf(view: RunView): { lanes: Lane[]; rows: SequenceRow[] } {
  const all = new Map(
    view.steps.flatMap((step) =>
      step.exchanges.map((exchange) => [exchange.id, exchange] as const),
    ),
  );
  const used = new Set<Lane>(['client', 'fhir']);
  const rows: SequenceRow[] = [];
  for (const step of view.steps) {
    const isReached = step.state !== 'waiting' && step.state !== 'skip';
    if (!isReached && step.items.length === 0) continue;
    rows.push({ kind: 'step', step });
    for (const item of step.items) {
      if (item.kind === 'note') {
        const note = step.notes.find(({ seq }) => String(seq) === item.id);
        if (note) rows.push({ kind: 'note', note });
      }
      if (item.kind === 'jwt') {
        const jwt = step.jwts.find((candidate) => candidate.id === item.id);
        if (jwt) rows.push({ kind: 'jwt', jwt });
      }
      const visit = step.visits.find(({ authorizationId }) => authorizationId === item.id);
      if (item.kind === 'visit' && visit) {
        used.add('person').add('authorization');
        rows.push({ kind: 'visit', visit });
      }
      const exchange = item.kind === 'exchange' ? all.get(item.id) : undefined;
      if (!exchange) continue;
      const lane = laneOf(exchange, all);
      used.add(lane);
      rows.push({ kind: 'exchange', exchange, lane, state: exchangeState(exchange) });
    }
  }
  return { lanes: laneOrder.filter((lane) => used.has(lane)), rows };
}

/** What came back, in the words on the returning arrow. */
export function outcomeText({ exchange }: ExchangeView): string {
  if (!exchange) return 'waiting for the answer';
  if (exchange.failure) return exchange.failure.code;
  const { response } = exchange;
  return response ? `${response.status} ${response.statusText}`.trim() : 'no answer';
}

/** How it went with a person who was sent to the holder. */
export const visitWords: Record<NonNullable<VisitView['how']> | 'waiting', string> = {
  waiting: 'waiting for the person',
  answered: 'came back',
  expired: 'did not come back in time',
  cancelled: 'the run was stopped meanwhile',
};

/** Path and query of a URL, for where the host is known. */
export function pathOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}
