import 'server-only';
import type { RegisterRequest } from '@/lib/schemas/register';

/**
 * What came of registering at one holder. `waiting`: nothing did, and it can safely be begun again. `skipped`: the same,
 * and a person wanted it so.
 */
export interface ItemOutcome {
  state: 'waiting' | 'registered' | 'failed' | 'unknown' | 'skipped';
  registrationId: string | null;
  /** For people: what the holder gave, or what is in the way. */
  message: string;
}

/** The outcome of a run. */
export interface RunOutcome extends ItemOutcome {
  runId: string;
}

/** One holder to register at. */
export interface RegisterAtCall {
  workspaceId: string;
  /** The person who started the bulk registration, or null for a token. */
  startedBy: string | null;
  request: RegisterRequest;
  /** Stops the run when the bulk registration is cancelled or the process ends. */
  signal: AbortSignal;
  /** Called with the id of the run before anything can have left for the holder. Waited for. */
  onStart: (runId: string) => Promise<void>;
}

/** Registers at one holder and waits for the end of the run that does it. */
export type RegisterAt = (call: RegisterAtCall) => Promise<RunOutcome>;
