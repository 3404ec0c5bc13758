import 'server-only';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/generated/prisma/client';
import { worstVerdict, type Check } from '@/lib/protocol/check';
import type { NewRunFrame, RunFrame, RunSummary, StepKind } from '@/lib/run/frames';
import { runEvents } from './live-runs';

/** Numbers, dates and stores the frames of one run, one after the other. Nothing is shown before it is stored. */
export interface RunRecorder {
  emit: (frame: NewRunFrame) => Promise<void>;
  checks: (step: StepKind, checks: readonly Check[]) => Promise<void>;
  /** What was seen so far, for the summary and the verdict. */
  summary: () => RunSummary;
  verdict: (step?: StepKind) => 'pass' | 'warn' | 'fail';
}

export function openRecorder(runId: string, now: () => Date): RunRecorder {
  const startedAt = now().getTime();
  const seen: { step: StepKind; check: Check }[] = [];
  let exchanges = 0;
  let seq = 0;
  let queue: Promise<void> = Promise.resolve();

  async function store(frame: RunFrame): Promise<void> {
    const client = await db();
    await client.runFrame.create({
      data: {
        runId,
        seq: frame.seq,
        type: frame.type,
        at: new Date(frame.at),
        frame: frame as unknown as Prisma.InputJsonValue,
      },
    });
    runEvents.emit(runId);
  }

  function emit(frame: NewRunFrame): Promise<void> {
    seq += 1;
    const numbered = { v: 1, seq, at: now().toISOString(), ...frame } as RunFrame;
    if (frame.type === 'exchange') exchanges += 1;
    if (frame.type === 'check') seen.push({ step: frame.step, check: frame.check });
    queue = queue.then(() => store(numbered));
    return queue;
  }

  const count = (verdict: Check['verdict']) =>
    seen.filter((entry) => entry.check.verdict === verdict).length;

  return {
    emit,
    checks: async (step, checks) => {
      for (const check of checks) await emit({ type: 'check', step, check });
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
  };
}
