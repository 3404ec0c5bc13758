import 'server-only';
import { once, type EventEmitter } from 'node:events';

/**
 * Waits until this process is told that something may have changed, or until it is time to look without a hint, because
 * another process may have changed it. Begin to wait before looking, so that no hint is missed.
 *
 * @param name the event, usually the id of what is waited for
 * @param pollMs how long to wait without a hint
 * @param signal ends the waiting at once
 */
export async function nextHint(
  events: EventEmitter,
  name: string,
  pollMs: number,
  signal: AbortSignal,
): Promise<void> {
  const patience = AbortSignal.any([signal, AbortSignal.timeout(pollMs)]);
  await once(events, name, { signal: patience }).catch(() => undefined);
}
