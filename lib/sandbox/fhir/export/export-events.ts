import 'server-only';
import { EventEmitter } from 'node:events';

/** `wake`: there may be an export to write. */
interface ExportEvents {
  wake: [];
}

const store = globalThis as typeof globalThis & {
  onrampExportEvents?: EventEmitter<ExportEvents>;
};

/** What the job of this process is told without waiting for its next look at the database. */
export const exportEvents: EventEmitter<ExportEvents> = (store.onrampExportEvents ??=
  new EventEmitter<ExportEvents>().setMaxListeners(0));
