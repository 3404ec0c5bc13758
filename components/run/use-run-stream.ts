'use client';

import { useEffect, useReducer, useRef } from 'react';
import * as z from 'zod';
import { ApiError, callApi, streamRun } from '@/components/api-client';
import { answerSignature } from '@/components/keys/answer-signature';
import type { RunFrame } from '@/lib/run/frames';
import type { PreflightRequestInput, RegisterRequestInput } from '@/lib/schemas/register';
import type { RunRequestInput } from '@/lib/schemas/run';
import type { ExamineInput } from '@/lib/schemas/trust-doctor';
import { pumpRun, type RunSource } from './pump-run';
import { emptyRun, reduceFrame, type RunView } from './run-model';

/** What starts a run: of the console, of the trust doctor, of a registration or its pre-flight. */
type RunBody = RunRequestInput | ExamineInput | RegisterRequestInput | PreflightRequestInput;

/** Where runs are started, below the workspace. */
type StartAt = '/runs' | '/trust-doctor' | '/registrations' | '/registrations/preflight';

/** `lost`: the stream could not be kept up, although the run may go on. */
type Phase = 'idle' | 'starting' | 'live' | 'over' | 'lost';

interface StreamState {
  view: RunView | null;
  phase: Phase;
  /** The view is of the run before; the new one has not sent a frame yet. */
  isStale: boolean;
  error: Error | null;
}

type Action =
  { type: 'starting' } | { type: 'frame'; frame: RunFrame } | { type: 'failed'; error: Error };

function reduce(state: StreamState, action: Action): StreamState {
  switch (action.type) {
    case 'starting':
      return { ...state, phase: 'starting', isStale: state.view !== null, error: null };
    case 'frame': {
      const before = state.isStale || !state.view ? emptyRun : state.view;
      const view = reduceFrame(before, action.frame);
      const phase = view.status === 'running' ? 'live' : 'over';
      return { view, phase, isStale: false, error: null };
    }
    case 'failed':
      return {
        ...state,
        phase: state.phase === 'starting' ? 'idle' : 'lost',
        isStale: false,
        error: action.error,
      };
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/**
 * The run that is on the screen: starts one, follows one, cancels it. Keeps the stream up through broken
 * connections.
 *
 * @param initial a run that is known already; one that is still running is followed at once
 * @param startAt where runs are started, unless `start` says otherwise
 */
export function useRunStream(
  workspace: string,
  initial: RunView | null = null,
  startAt: StartAt = '/runs',
) {
  const root = `/workspaces/${workspace}/runs`;
  const [state, dispatch] = useReducer(reduce, {
    view: initial,
    phase: initial === null ? 'idle' : initial.status === 'running' ? 'live' : 'over',
    isStale: false,
    error: null,
  });
  const stream = useRef<AbortController | null>(null);
  const wantsCancel = useRef(false);

  async function requestCancel(runId: string): Promise<void> {
    try {
      await callApi(z.unknown(), 'POST', `${root}/${runId}/cancel`);
    } catch (error) {
      // It ended by itself in the meantime: its last frame says how.
      if (error instanceof ApiError && error.problem.code === 'run.not_running') return;
      dispatch({
        type: 'failed',
        error: error instanceof Error ? error : new Error(String(error)),
      });
    }
  }

  function pump(runId: string | null, body?: RunBody, at: StartAt = startAt): AbortController {
    stream.current?.abort();
    const controller = new AbortController();
    stream.current = controller;
    const source: RunSource = {
      start: (signal) => streamRun('POST', `/workspaces/${workspace}${at}`, body, signal),
      follow: (id, signal) => streamRun('GET', `${root}/${id}`, undefined, signal),
      wait: pause,
    };
    void pumpRun(source, runId, controller.signal, (frame) => {
      dispatch({ type: 'frame', frame });
      if (frame.type === 'run.started' && wantsCancel.current) {
        wantsCancel.current = false;
        void requestCancel(frame.runId);
      }
      // Who starts a run here means it: a key of this browser signs without being asked again. What keeps it
      // from signing is told by the notice that shows the waiting run.
      if (frame.type === 'signature.requested' && runId === null) {
        void answerSignature(workspace, frame.signatureId, frame.thumbprint).catch(() => undefined);
      }
    }).catch((error: unknown) => {
      if (controller.signal.aborted) return;
      dispatch({
        type: 'failed',
        error: error instanceof Error ? error : new Error(String(error)),
      });
    });
    return controller;
  }

  const followed = initial?.status === 'running' ? initial.runId : null;
  useEffect(() => {
    const controller = followed === null ? null : pump(followed);
    return () => {
      controller?.abort();
      stream.current?.abort();
    };
    // The stream belongs to the run, not to a rendering.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [followed]);

  return {
    ...state,
    isRunning: state.phase === 'starting' || state.phase === 'live',
    /** Starts a run; the view before stays until its first frame. */
    start: (body: RunBody, at: StartAt = startAt): void => {
      wantsCancel.current = false;
      dispatch({ type: 'starting' });
      pump(null, body, at);
    },
    cancel: (): void => {
      const runId = state.isStale ? null : (state.view?.runId ?? null);
      if (runId === null) wantsCancel.current = true;
      else void requestCancel(runId);
    },
    /** Takes the stream up again after it was lost. */
    resume: (): void => {
      if (state.view?.runId) pump(state.view.runId);
    },
  };
}

export type RunStream = ReturnType<typeof useRunStream>;
