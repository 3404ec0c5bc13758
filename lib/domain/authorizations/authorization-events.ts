import 'server-only';
import { EventEmitter } from 'node:events';

const store = globalThis as typeof globalThis & { onrampAuthorizationEvents?: EventEmitter };

/** Emits the id of an authorization when a browser came back with an answer to this process. */
export const authorizationEvents = (store.onrampAuthorizationEvents ??=
  new EventEmitter().setMaxListeners(0));
