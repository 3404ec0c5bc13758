import 'server-only';
import { EventEmitter } from 'node:events';

const store = globalThis as typeof globalThis & { onrampSignatureEvents?: EventEmitter };

/** Emits the id of a signature request when it was answered in this process. */
export const signatureEvents = (store.onrampSignatureEvents ??= new EventEmitter().setMaxListeners(
  0,
));
