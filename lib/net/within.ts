import 'server-only';

/**
 * Runs work that must end: when the time is up or the outer signal aborts, the promise rejects with that
 * reason at once and the signal that the work got is aborted, so that it can clean up.
 *
 * @param reason what to reject with when the time is up
 * @param outer a signal whose reason is what to reject with
 */
export async function within<T>(
  ms: number,
  reason: () => Error,
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const { signal } = controller;
  const follow = () => controller.abort(outer.reason);
  if (outer.aborted) follow();
  outer.addEventListener('abort', follow, { once: true });
  const timer = setTimeout(() => controller.abort(reason()), Math.max(0, ms));
  try {
    signal.throwIfAborted();
    return await Promise.race([work(signal), rejection(signal)]);
  } finally {
    clearTimeout(timer);
    outer.removeEventListener('abort', follow);
  }
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    // The reasons are errors of ours, see the callers.
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
