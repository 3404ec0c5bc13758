import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { KeyAlgorithm, KeyKind } from '@/lib/schemas/key';
import type { PublicJwk } from '@/lib/schemas/jwk';

/** A key that lives in this browser. `privateKey` is not extractable: it can sign here, and nothing else. */
export interface BrowserKey {
  /** RFC 7638 SHA-256, base64url. */
  thumbprint: string;
  name: string;
  kind: KeyKind;
  algorithm: KeyAlgorithm;
  publicJwk: PublicJwk;
  publicKey: CryptoKey;
  privateKey: CryptoKey;
  /** ISO 8601. */
  createdAt: string;
}

interface KeySchema extends DBSchema {
  keys: { key: string; value: BrowserKey };
}

let opened: Promise<IDBPDatabase<KeySchema>> | null = null;

function database(): Promise<IDBPDatabase<KeySchema>> {
  const forget = () => {
    opened = null;
  };
  if (!opened) {
    opened = openDB<KeySchema>('onramp-keys', 1, {
      upgrade: (created) => {
        created.createObjectStore('keys', { keyPath: 'thumbprint' });
      },
      // The browser closed it, for example because its data was cleared: open again when next needed.
      terminated: forget,
    });
    // What cannot be opened now may be allowed later; who asked is told by the rejection itself.
    opened.catch(forget);
  }
  return opened;
}

/** Keeps a key, and asks the browser not to clear it when space runs short. */
export async function keepKey(key: BrowserKey): Promise<void> {
  await (await database()).put('keys', key);
  await navigator.storage?.persist?.().catch(() => false);
}

/** The key with a thumbprint, when it lives in this browser. */
export async function findBrowserKey(thumbprint: string): Promise<BrowserKey | null> {
  return (await (await database()).get('keys', thumbprint)) ?? null;
}

/** Every key that lives in this browser, of whichever workspace. */
export async function browserKeysHere(): Promise<BrowserKey[]> {
  return (await database()).getAll('keys');
}

/** Removes a key from this browser for good: nobody can sign with it any more. */
export async function forgetKey(thumbprint: string): Promise<void> {
  await (await database()).delete('keys', thumbprint);
}
