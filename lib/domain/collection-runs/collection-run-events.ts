import 'server-only';
import { EventEmitter } from 'node:events';

/** `wake`: there may be something to do. `cancelled` (with the id): whoever works on that one stops at once. */
interface CollectionRunEvents {
  wake: [];
  cancelled: [id: string];
}

const store = globalThis as typeof globalThis & {
  onrampCollectionRunEvents?: EventEmitter<CollectionRunEvents>;
};

/** What the job of this process is told without waiting for its next look at the database. */
export const collectionRunEvents: EventEmitter<CollectionRunEvents> =
  (store.onrampCollectionRunEvents ??= new EventEmitter<CollectionRunEvents>().setMaxListeners(0));
