import 'server-only';

interface Window {
  count: number;
  endsAt: number;
}

/** Counts attempts by key, so that guessing takes years. Kept in memory: a restart forgives. */
export interface AttemptLimiter {
  /** Counts one attempt and tells whether it may go ahead. */
  attempt: (key: string) => boolean;
  /** Forgets the attempts of a key, after it has shown that it was no guess. */
  forgive: (key: string) => void;
  /** Takes back one attempt that was no guess; the others of the key, which may be somebody else's, still count. */
  takeBack: (key: string) => void;
}

/** So many keys are remembered; beyond that the oldest are forgotten first. */
const maxKeys = 20_000;

const store = globalThis as typeof globalThis & {
  onrampAttempts?: Map<string, Map<string, Window>>;
};

/** Forgets windows that are over, and the oldest beyond the maximum. They stand in the order of their start. */
function forget(windows: Map<string, Window>, now: number): void {
  for (const [key, window] of windows) {
    if (window.endsAt > now && windows.size <= maxKeys) return;
    windows.delete(key);
  }
}

/**
 * Opens the limiter of one kind of attempt: `limit` of them in `windowSeconds`, counted from the first. The
 * count is shared by all bundles of the process.
 */
export function attemptLimiter(
  kind: string,
  { limit, windowSeconds }: { limit: number; windowSeconds: number },
): AttemptLimiter {
  const all = (store.onrampAttempts ??= new Map<string, Map<string, Window>>());
  const windows = all.get(kind) ?? new Map<string, Window>();
  all.set(kind, windows);
  return {
    attempt: (key) => {
      const now = Date.now();
      const window = windows.get(key);
      if (!window || window.endsAt <= now) {
        windows.delete(key);
        windows.set(key, { count: 1, endsAt: now + windowSeconds * 1000 });
        forget(windows, now);
        return limit >= 1;
      }
      window.count += 1;
      return window.count <= limit;
    },
    forgive: (key) => {
      windows.delete(key);
    },
    takeBack: (key) => {
      const window = windows.get(key);
      if (window) window.count = Math.max(0, window.count - 1);
    },
  };
}

const windowSeconds = 15 * 60;

/** Passwords tried for one account. */
export const passwordsPerAccount = attemptLimiter('password.account', { limit: 10, windowSeconds });
/** Wrong passwords from one network address, whatever the account. */
export const passwordsPerAddress = attemptLimiter('password.address', { limit: 50, windowSeconds });
/** Magic links asked for one e-mail address. */
export const mailsPerAccount = attemptLimiter('mail.account', { limit: 5, windowSeconds });
/** Links to shared runs opened from one network address. */
export const sharesPerAddress = attemptLimiter('share.address', { limit: 300, windowSeconds });
/** What was said about the documentation from one network address. */
export const feedbackPerAddress = attemptLimiter('feedback.address', { limit: 30, windowSeconds });
/** Magic links asked for from one network address. */
export const mailsPerAddress = attemptLimiter('mail.address', { limit: 20, windowSeconds });
