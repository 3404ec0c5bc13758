import { describe, expect, it } from 'vitest';
import { ApiError } from '@/components/api-client';
import type { RunFrame } from '@/lib/run/frames';
import { openRun } from './fixtures/frames';
import { pumpRun, type RunSource } from './pump-run';
import { emptyRun, reduceFrame, viewOf } from './run-model';

async function* cut(frames: readonly RunFrame[], error?: Error): AsyncGenerator<RunFrame> {
  for (const frame of frames) yield await Promise.resolve(frame);
  if (error) throw error;
}

function refusal(status: number): ApiError {
  return new ApiError({ type: 'about:blank', title: 'No', status, code: 'x', errors: [] });
}

async function pump(source: Partial<RunSource>, runId: string | null = null) {
  let view = emptyRun;
  const followed: string[] = [];
  const waits: number[] = [];
  await pumpRun(
    {
      start: () => cut([], new Error('not expected')),
      wait: (milliseconds) => {
        waits.push(milliseconds);
        return Promise.resolve();
      },
      ...source,
      follow: (id, signal) => {
        followed.push(id);
        return source.follow?.(id, signal) ?? cut(openRun());
      },
    },
    runId,
    new AbortController().signal,
    (frame) => {
      view = reduceFrame(view, frame);
    },
  );
  return { view, followed, waits };
}

describe('pumpRun', () => {
  it('reads a run to its end', async () => {
    const { view, followed } = await pump({ start: () => cut(openRun()) });
    expect(view).toEqual(viewOf(openRun()));
    expect(followed).toEqual([]);
  });

  it('follows by id after the connection broke, or ended too early', async () => {
    for (const error of [new TypeError('network error'), undefined]) {
      const { view, followed } = await pump({ start: () => cut(openRun().slice(0, 5), error) });
      expect(followed).toEqual(['run_1']);
      expect(view).toEqual(viewOf(openRun()));
    }
  });

  it('does not start a second run when the first answer is lost', async () => {
    await expect(pump({ start: () => cut([], new TypeError('network')) })).rejects.toThrow(
      'network',
    );
  });

  it('says what the portal refused', async () => {
    await expect(pump({ start: () => cut([], refusal(422)) })).rejects.toBeInstanceOf(ApiError);
    await expect(pump({ follow: () => cut([], refusal(404)) }, 'run_1')).rejects.toBeInstanceOf(
      ApiError,
    );
  });

  it('waits longer each time and gives up', async () => {
    const tried: number[] = [];
    const follow = () => {
      tried.push(1);
      return cut([], new TypeError('network'));
    };
    await expect(pump({ follow }, 'run_1')).rejects.toThrow('network');
    expect(tried).toHaveLength(8);
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    const seen: number[] = [];
    await pumpRun(
      {
        start: () => cut(openRun()),
        follow: () => cut(openRun()),
        wait: () => Promise.resolve(),
      },
      null,
      controller.signal,
      (frame) => {
        seen.push(frame.seq);
        if (frame.seq === 3) controller.abort();
      },
    );
    expect(seen).toEqual([1, 2, 3]);
  });
});
