import 'server-only';
import type { Holder } from '../holders/settings';
import { OAuthError } from './oauth-error';

const hangMs = 600_000;

/**
 * Does what the settings of a holder say of registrations: nothing at most holders; at others it never answers, or
 * refuses every registration with one error code.
 *
 * @throws OAuthError
 */
export async function behave({ settings }: Holder, request: Request): Promise<void> {
  const { registration } = settings.behaviour;
  switch (registration) {
    case 'normal':
      return;
    case 'hang':
      await untilGone(request.signal);
      throw new OAuthError('server_error', 'This holder is set up not to answer.', { status: 503 });
    default:
      throw new OAuthError(
        registration,
        'This holder is set up to answer so to every registration, whatever is in it.',
        { status: registration === 'server_error' ? 500 : 400 },
      );
  }
}

/** Waits until the client has gone away, or for ten minutes. */
function untilGone(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, hangMs);
    // A process that is to end does not wait for it.
    timer.unref();
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) done();

    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
