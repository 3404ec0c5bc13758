import type { ExchangePurpose } from '@/lib/protocol/exchange';
import type { Jwt } from '@/lib/protocol/jwt';
import type { StepKind } from '@/lib/run/frames';

/** One thing of a flow, with what it is for. */
export type FlowItem = { says: string } & (
  | {
      kind: 'exchange';
      purpose: ExchangePurpose;
      method: 'GET' | 'POST' | 'DELETE';
      url: string;
      status: number;
      statusText: string;
    }
  | { kind: 'jwt'; jwt: Jwt['kind']; direction: Jwt['direction'] }
  | { kind: 'visit'; url: string }
  | { kind: 'note'; text: string }
);

/** One step of a flow. */
export interface FlowStep {
  kind: StepKind;
  title: string;
  items: readonly FlowItem[];
}

/** A flow as it goes when nothing goes wrong. */
export interface Flow {
  title: string;
  summary: string;
  steps: readonly FlowStep[];
}

/** The holder of the pictures. */
export const base = 'https://fhir.example.org/r4';
/** Its authorization server. */
export const authorizationServer = 'https://auth.example.org';

/** A request and the answer that it gets. */
export function exchange(
  purpose: ExchangePurpose,
  method: 'GET' | 'POST' | 'DELETE',
  url: string,
  says: string,
  [status, statusText]: readonly [number, string] = [200, 'OK'],
): FlowItem {
  return { kind: 'exchange', purpose, method, url, says, status, statusText };
}
