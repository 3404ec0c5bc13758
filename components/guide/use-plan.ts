'use client';

import { useEffect, useRef, useState } from 'react';
import { ApiError, callApi } from '@/components/api-client';
import type { Answers } from '@/lib/guide/answers';
import { PlanSchema, type Plan } from '@/lib/schemas/plan';

/** conflict: somebody else has saved meanwhile; failed: it could not be saved. */
export type SaveState = 'saved' | 'saving' | 'conflict' | 'failed';

/** How long somebody has to pause before the answers are saved, in milliseconds. */
const pauseMs = 700;

/** The answers about an app, saved by themselves a moment after the last one was given. */
export function usePlan(workspace: string, initial: Plan) {
  const path = `/workspaces/${workspace}/apps/${initial.appId}/plan`;
  const [answers, setAnswers] = useState(initial.answers);
  const [plan, setPlan] = useState(initial);
  const [state, setState] = useState<SaveState>('saved');
  const [problem, setProblem] = useState<string | null>(null);
  const saver = useRef({
    version: initial.version,
    saved: initial.answers,
    wanted: initial.answers,
    running: null as Promise<boolean> | null,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
  });

  async function work(): Promise<boolean> {
    const now = saver.current;
    while (now.wanted !== now.saved) {
      const sent = now.wanted;
      try {
        const body = { answers: sent, version: now.version };
        const saved = await callApi(PlanSchema, 'PUT', path, body);
        now.version = saved.version;
        now.saved = sent;
        setPlan(saved);
      } catch (error) {
        const isConflict = error instanceof ApiError && error.problem.code === 'resource.changed';
        setProblem(error instanceof Error ? error.message : 'The answers could not be saved.');
        setState(isConflict ? 'conflict' : 'failed');
        return false;
      }
    }
    setState('saved');
    return true;
  }

  /** Saves now what is not saved yet, and says whether all is. */
  async function flush(): Promise<boolean> {
    const now = saver.current;
    clearTimeout(now.timer);
    if (now.wanted === now.saved) return true;
    setState('saving');
    now.running ??= work().finally(() => {
      now.running = null;
    });
    return now.running;
  }

  function answer(next: Answers): void {
    const now = saver.current;
    now.wanted = next;
    setAnswers(next);
    // Who was told of a conflict decides first.
    if (state === 'conflict') return;
    setState('saving');
    clearTimeout(now.timer);
    now.timer = setTimeout(() => void flush(), pauseMs);
  }

  /** After a conflict: goes on with what the other one saved, or saves one's own over it. */
  async function settle(keep: 'mine' | 'theirs'): Promise<void> {
    const now = saver.current;
    try {
      const theirs = await callApi(PlanSchema, 'GET', path);
      now.version = theirs.version;
      now.saved = theirs.answers;
      setPlan(theirs);
      if (keep === 'mine') return void (await flush());
      now.wanted = theirs.answers;
      setAnswers(theirs.answers);
      setState('saved');
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'The answers could not be read.');
    }
  }

  const isSaved = state === 'saved';
  useEffect(() => {
    if (isSaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isSaved]);

  const holders = plan.holders.filter(({ baseUrl }) => answers.holders?.includes(baseUrl));
  return { answers, holders, state, problem, answer, flush, settle };
}
