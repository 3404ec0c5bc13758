import 'server-only';
import { EventEmitter } from 'node:events';

/** What this process keeps of a run that it is running. */
export interface LiveRun {
  workspaceId: string;
  /** Not counted for the limit of runs at once. */
  isUnlimited: boolean;
  controller: AbortController;
  /** Settles when the run's last frame is stored. */
  done: Promise<void>;
}

/** Why a run is aborted that nobody cancelled: the process ends. */
export const portalStops = 'the portal stops';

const store = globalThis as typeof globalThis & {
  onrampLiveRuns?: Map<string, LiveRun>;
  onrampRunEvents?: EventEmitter;
};

/** The runs that this process is running, by id. */
export const liveRuns = (store.onrampLiveRuns ??= new Map());

/** Emits the id of a run when a frame of it was stored: followers then read on. */
export const runEvents = (store.onrampRunEvents ??= new EventEmitter().setMaxListeners(0));
