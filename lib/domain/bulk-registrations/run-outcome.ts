import 'server-only';
import { db } from '@/lib/db/client';
import { readFrames } from '@/lib/domain/runs/get-run';
import type { Exchange } from '@/lib/protocol/exchange';
import type { RunFrame } from '@/lib/run/frames';
import type { ItemOutcome } from './item-outcome';

const maxMessage = 500;
const nothing = { registrationId: null } as const;

/** Whether a request got as far as the holder: its connection stood, so that it may have been read. */
function mayHaveArrived({ request, timings, response }: Exchange): boolean {
  if (response) return true;
  const isSecure = request.url.startsWith('https:');
  return timings !== null && (isSecure ? timings.tlsMs : timings.connectMs) !== null;
}

/** Whether the holder may have made a client of which it did not tell us: no whole answer came, or one that says so. */
function mayHaveMadeClient(exchange: Exchange | null): boolean {
  if (!exchange) return true;
  if (!mayHaveArrived(exchange)) return false;
  const status = exchange.failure ? null : exchange.response?.status;
  // A gateway that gave up (502, 504) says nothing about the server behind it.
  return status == null || (status >= 200 && status < 300) || status === 502 || status === 504;
}

/**
 * Whether a run may have made a client that was not kept. A request is recorded before it leaves, so one that is not
 * there was never sent.
 */
export function mayHaveRegistered(frames: readonly RunFrame[]): boolean {
  const ended = new Map(
    frames.flatMap((frame) =>
      frame.type === 'exchange' ? [[frame.exchange.id, frame.exchange]] : [],
    ),
  );
  return frames.some(
    (frame) =>
      frame.type === 'exchange.started' &&
      frame.purpose === 'registration' &&
      mayHaveMadeClient(ended.get(frame.exchangeId) ?? null),
  );
}

/** Why a run did not end in a registration, in one sentence or two: what failed first, else what was said last. */
export function reasonOf(frames: readonly RunFrame[]): string {
  const failed = frames.find((frame) => frame.type === 'check' && frame.check.verdict === 'fail');
  const note = frames.findLast((frame) => frame.type === 'note');
  const broken = frames.findLast((frame) => frame.type === 'exchange' && frame.exchange.failure);
  const reason =
    failed?.type === 'check'
      ? `${failed.check.title}: ${failed.check.seen}`
      : broken?.type === 'exchange'
        ? (broken.exchange.failure?.message ?? '')
        : note?.type === 'note'
          ? note.text
          : 'The run ended without a registration. Open it to see what happened.';
  return reason.length > maxMessage ? `${reason.slice(0, maxMessage)}…` : reason;
}

/** What people are told of a registration whose outcome nobody here knows, and how they find out. */
function unknownOutcome(startedAt: Date, what: string): ItemOutcome {
  return {
    ...nothing,
    state: 'unknown',
    message:
      `${what} The holder may have made a client that this portal does not know. Ask the holder, or look at its ` +
      `developer pages, for a client of this app made at about ${startedAt.toISOString()}. Is there one: record it by hand. ` +
      'Is there none: retry this holder.',
  };
}

async function keptBy(workspaceId: string, runId: string): Promise<ItemOutcome | null> {
  const client = await db();
  const revision = await client.registrationRevision.findFirst({
    where: { workspaceId, runId },
    orderBy: { number: 'desc' },
    select: { registrationId: true, registration: { select: { clientId: true } } },
  });
  return (
    revision && {
      state: 'registered',
      registrationId: revision.registrationId,
      message: `The holder gave the client_id ${revision.registration.clientId ?? '(none)'}.`,
    }
  );
}

/**
 * What came of registering, read from what is stored of the run: the same for a run that has just ended here and for
 * one whose process died. Null while the run is under way, here or elsewhere.
 *
 * A UDAP registration that nobody kept is simply made again: the same issuer in a community is the same client, which
 * the holder replaces. An RFC 7591 one would be a second client, so it is `unknown` unless it certainly was not sent.
 *
 * @see UDAP Security IG 2 §3.4
 */
export async function outcomeOfRun(
  workspaceId: string,
  runId: string,
  method: 'udap' | 'dcr',
): Promise<ItemOutcome | null> {
  const kept = await keptBy(workspaceId, runId);
  if (kept) return kept;
  const client = await db();
  const run = await client.run.findFirst({
    where: { id: runId, workspaceId },
    select: { status: true, startedAt: true },
  });
  if (run?.status === 'running') return null;
  const frames = run ? await readFrames(runId) : [];
  const isUncertain = method === 'dcr' && (!run || mayHaveRegistered(frames));
  if (run?.status === 'finished') {
    if (isUncertain) return unknownOutcome(run.startedAt, reasonOf(frames));
    return { ...nothing, state: 'failed', message: reasonOf(frames) };
  }
  if (isUncertain) {
    const what =
      'The run was broken off after it had sent the registration and before it kept an answer.';
    return unknownOutcome(run?.startedAt ?? new Date(), what);
  }
  return { ...nothing, state: 'waiting', message: 'Broken off before it was done.' };
}
