import 'server-only';
import { EventEmitter } from 'node:events';

/** `wake`: there may be something to do. `cancelled` (with the id): whoever works on that one stops at once. */
interface BulkEvents {
  wake: [];
  cancelled: [bulkId: string];
}

const store = globalThis as typeof globalThis & { onrampBulkEvents?: EventEmitter<BulkEvents> };

/**
 * What the job of this process is told without waiting for its next look at the database. Other processes find out
 * by looking.
 */
export const bulkEvents: EventEmitter<BulkEvents> = (store.onrampBulkEvents ??=
  new EventEmitter<BulkEvents>().setMaxListeners(0));
