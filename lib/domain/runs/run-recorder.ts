import 'server-only';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/generated/prisma/client';
import { worstVerdict, type Check } from '@/lib/protocol/check';
import { canExplain } from '@/lib/run/explain/explain';
import type { NewRunFrame, RunFrame, RunSummary, StepKind } from '@/lib/run/frames';
import { runEvents } from './live-runs';

/**
 * Numbers, dates and stores the frames of one run in their order. Frames that come while others are being stored are
 * stored together. Nothing is shown before it is stored.
 */
export interface RunRecorder {
  emit: (frame: NewRunFrame) => Promise<void>;
  /** The last frame and the end of the run's row, stored in one transaction: never one without the other. */
  finish: (frame: FinishedFrame) => Promise<void>;
  checks: (step: StepKind, checks: readonly Check[]) => Promise<void>;
  /** What was seen so far, for the summary and the verdict. */
  summary: () => RunSummary;
  verdict: (step?: StepKind) => 'pass' | 'warn' | 'fail';
  /** Whether the rule base has a word on any check of a step. */
  canBeExplained: (step: StepKind) => boolean;
}

type FinishedFrame = Extract<NewRunFrame, { type: 'run.finished' }>;

/** A frame as a row of the database. */
export function frameRow(runId: string, frame: RunFrame): Prisma.RunFrameCreateManyInput {
  return {
    runId,
    seq: frame.seq,
    type: frame.type,
    at: new Date(frame.at),
    frame: frame as unknown as Prisma.InputJsonValue,
  };
}

/**
 * Opens the record of a run that has just been made.
 *
 * @param now dates the frames
 * @param sweep removes secrets that servers send back from what the run says of their answers
 * @param keep what is kept of a frame
 */
export function openRecorder(
  runId: string,
  now: () => Date,
  sweep: <Value>(value: Value) => Value,
  keep: (frame: NewRunFrame) => NewRunFrame,
): RunRecorder {
  const startedAt = now().getTime();
  const seen: { step: StepKind; check: Check }[] = [];
  let exchanges = 0;
  let answerStatus: number | null = null;
  let seq = 0;
  let waiting: RunFrame[] = [];
  let queue: Promise<void> = Promise.resolve();

  function number(given: NewRunFrame): RunFrame {
    seq += 1;
    const frame = keep(given);
    // An exchange comes redacted from the transport.
    const safe = frame.type === 'exchange' ? frame : sweep(frame);
    return { v: 1, seq, at: now().toISOString(), ...safe };
  }

  function enqueue(store: () => Promise<void>): Promise<void> {
    queue = queue.then(store);
    return queue;
  }

  /** Stores what waits; nothing when it went with an earlier frame. */
  async function storeWaiting(): Promise<void> {
    if (waiting.length === 0) return;
    const data = waiting.map((frame) => frameRow(runId, frame));
    waiting = [];
    await (await db()).runFrame.createMany({ data });
    runEvents.emit(runId);
  }

  function emit(frame: NewRunFrame): Promise<void> {
    const numbered = number(frame);
    if (frame.type === 'exchange') {
      exchanges += 1;
      if (frame.exchange.purpose === 'fhir') answerStatus = frame.exchange.response?.status ?? null;
    }
    if (frame.type === 'check') seen.push({ step: frame.step, check: frame.check });
    waiting.push(numbered);
    return enqueue(storeWaiting);
  }

  function finish(frame: FinishedFrame): Promise<void> {
    const numbered = number(frame);
    return enqueue(async () => {
      const client = await db();
      await client.$transaction([
        client.runFrame.createMany({ data: frameRow(runId, numbered) }),
        client.run.update({
          where: { id: runId },
          data: {
            status: frame.status,
            verdict: frame.verdict,
            summary: frame.summary,
            answerStatus,
            finishedAt: new Date(numbered.at),
          },
        }),
      ]);
      runEvents.emit(runId);
    });
  }

  const count = (verdict: Check['verdict']) =>
    seen.filter((entry) => entry.check.verdict === verdict).length;

  return {
    emit,
    finish,
    checks: async (step, checks) => {
      await Promise.all(checks.map((check) => emit({ type: 'check', step, check })));
    },
    summary: () => ({
      exchanges,
      pass: count('pass'),
      warn: count('warn'),
      fail: count('fail'),
      durationMs: now().getTime() - startedAt,
    }),
    verdict: (step) =>
      worstVerdict(
        seen.filter((entry) => !step || entry.step === step).map((entry) => entry.check),
      ),
    canBeExplained: (step) =>
      canExplain(seen.filter((entry) => entry.step === step).map((entry) => entry.check)),
  };
}
