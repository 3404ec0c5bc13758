import type { Exchange } from '@/lib/protocol/exchange';
import type { Run, RunWithFrames } from '@/lib/schemas/run';

/** A run with its last answer to a FHIR request, as it is compared. */
export interface ComparedRun {
  run: Run;
  /** Null: it asked no FHIR server, or not yet. */
  exchange: Exchange | null;
}

/** What a run is compared by. */
export function comparedRunOf({ frames, request, ...run }: RunWithFrames): ComparedRun {
  void request;
  const exchanges = frames.flatMap((frame) => (frame.type === 'exchange' ? [frame.exchange] : []));
  return { run, exchange: exchanges.findLast(({ purpose }) => purpose === 'fhir') ?? null };
}

/** Where the text of a body is. */
export type BodySource =
  | { kind: 'text'; text: string; bytes: number }
  /** Kept beside the frames, at an address of our API. */
  | { kind: 'stored'; url: string; bytes: number }
  /** Why there is none. */
  | { kind: 'none'; why: string };

/** Where to find the body of an answer. */
export function bodySourceOf(workspace: string, { run, exchange }: ComparedRun): BodySource {
  if (!exchange) return { kind: 'none', why: 'The run did not come to a FHIR request.' };
  const { response, failure } = exchange;
  if (!response) return { kind: 'none', why: failure?.message ?? 'There was no answer.' };
  const { body } = response;
  if (body.isStored === true) {
    const url = `/api/v1/workspaces/${workspace}/runs/${run.id}/exchanges/${exchange.id}/body`;
    return { kind: 'stored', url, bytes: body.bytes };
  }
  if (body.text !== null) return { kind: 'text', text: body.text, bytes: body.bytes };
  if (body.bytes === 0) return { kind: 'text', text: '', bytes: 0 };
  return { kind: 'none', why: body.note ?? 'The body is not kept.' };
}
