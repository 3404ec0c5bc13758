'use client';

import { useEffect, useState } from 'react';
import { callApi } from '@/components/api-client';
import { HolderCapabilitiesSchema, type HolderCapabilities } from '@/lib/schemas/capabilities';

/** What a holder says it can do, as far as it is known. */
export interface CapabilityState {
  /** The holder that this is about. */
  holder: string;
  isLoading: boolean;
  answer: HolderCapabilities | null;
  /** Why it could not be read. */
  problem: string | null;
}

/** Reads what the chosen holder says it can do; waits until the address is written. */
export function useCapabilities(
  workspace: string,
  holder: string,
  isOff: boolean,
): CapabilityState & { refresh: () => void } {
  const [state, setState] = useState<CapabilityState | null>(null);
  const [round, setRound] = useState(0);
  const wanted = holder.trim();

  useEffect(() => {
    if (isOff || wanted === '' || /^https?:\/*$/.test(wanted)) return;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      const query = new URLSearchParams({
        holder: wanted,
        ...(round > 0 ? { fresh: 'true' } : {}),
      });
      callApi(
        HolderCapabilitiesSchema,
        'GET',
        `/workspaces/${workspace}/capabilities?${query.toString()}`,
      ).then(
        (answer) => {
          if (controller.signal.aborted) return;
          setState({ holder: wanted, isLoading: false, answer, problem: answer.problem });
        },
        (error: unknown) => {
          if (controller.signal.aborted) return;
          const problem = error instanceof Error ? error.message : String(error);
          setState({ holder: wanted, isLoading: false, answer: null, problem });
        },
      );
    }, 400);
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, [workspace, wanted, isOff, round]);

  const isCurrent = state?.holder === wanted;
  return {
    holder: wanted,
    isLoading: !isCurrent && !isOff,
    answer: isCurrent ? state.answer : null,
    problem: isCurrent ? state.problem : null,
    refresh: () => {
      setState(null);
      setRound((before) => before + 1);
    },
  };
}
