import 'server-only';
import { watchDueLists } from '@/lib/domain/radar/watch-due-lists';
import { log } from '@/lib/log';
import { deliverNotices } from './deliver-notices';
import { giveNotices } from './give-notices';

const everyMs = 60_000;
/** Ends are days away: looking for what comes near its end is not worth each turn. */
const lookEveryMs = 20 * 60_000;

/**
 * Looks at revocation lists, gives notices and delivers them, again and again, the first time in a minute.
 * A turn that fails is logged; the next one goes on. Does not keep the process alive.
 *
 * @returns what ends it
 */
export function startNoticeJob(): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  let isBusy = false;
  let lookedAt = -Infinity;

  async function turn(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    try {
      if (Date.now() - lookedAt >= lookEveryMs) {
        lookedAt = Date.now();
        await watchDueLists(new Date(), signal);
        if (!signal.aborted) await giveNotices(new Date(), signal);
      }
      if (!signal.aborted) await deliverNotices(new Date(), signal);
    } catch (error) {
      if (!signal.aborted) log.error({ err: error }, 'a turn of the notices failed');
    } finally {
      isBusy = false;
    }
  }

  const timer = setInterval(() => void turn(), everyMs);
  timer.unref();
  return () => {
    clearInterval(timer);
    controller.abort();
  };
}
