import { emptyRun, type RunView, type StepView } from '@/components/run/run-model';
import type { Flow, FlowItem } from '@/lib/guide/flows/flow';

/** A date that no picture shows. */
const never = '1970-01-01T00:00:00.000Z';
const noBody = { mediaType: null, text: null, bytes: 0, wireBytes: 0, note: null };

function withItem(step: StepView, item: FlowItem, seq: number): StepView {
  const id = String(seq);
  switch (item.kind) {
    case 'exchange': {
      const { purpose, method, url, status, statusText } = item;
      const exchange: StepView['exchanges'][number] = {
        id,
        step: step.kind,
        purpose,
        method,
        url,
        exchange: {
          id,
          purpose,
          startedAt: never,
          redirectedFrom: null,
          droppedHeaders: [],
          request: { method, url, headers: [], body: null },
          response: { status, statusText, httpVersion: '1.1', headers: [], body: noBody },
          failure: null,
          timings: null,
          remoteAddress: null,
          tls: null,
        },
      };
      return {
        ...step,
        items: [...step.items, { kind: 'exchange', id }],
        exchanges: [...step.exchanges, exchange],
      };
    }
    case 'jwt': {
      const { jwt: kind, direction } = item;
      const jwt: StepView['jwts'][number] = {
        id,
        kind,
        direction,
        exchangeId: null,
        header: {},
        claims: {},
        signature: 'unchecked',
        certificates: [],
      };
      return {
        ...step,
        items: [...step.items, { kind: 'jwt', id }],
        jwts: [...step.jwts, jwt],
      };
    }
    case 'visit':
      return {
        ...step,
        items: [...step.items, { kind: 'visit', id }],
        visits: [
          ...step.visits,
          { authorizationId: id, url: item.url, expiresAt: never, how: 'answered' },
        ],
      };
    case 'note':
      return {
        ...step,
        items: [...step.items, { kind: 'note', id }],
        notes: [...step.notes, { seq, text: item.text, certificates: [], facts: {} }],
      };
  }
}

/** The things of a flow in order; the place of each is its id in the picture. */
export function itemsOf(flow: Flow): FlowItem[] {
  return flow.steps.flatMap(({ items }) => [...items]);
}

/** A flow of the documentation as a run in which nothing went wrong, for the same picture. */
export function flowView(name: string, flow: Flow): RunView {
  let seq = 0;
  const steps = flow.steps.map(({ kind, title, items }) =>
    items.reduce<StepView>((step, item) => withItem(step, item, seq++), {
      kind,
      title,
      explanation: '',
      state: 'pass',
      durationMs: null,
      items: [],
      exchanges: [],
      jwts: [],
      checks: [],
      notes: [],
      explanations: [],
      visits: [],
    }),
  );
  return {
    ...emptyRun,
    runId: name,
    title: flow.title,
    status: 'finished',
    verdict: 'pass',
    steps,
  };
}
