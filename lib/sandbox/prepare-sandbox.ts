import 'server-only';
import { communityUri } from './addresses';
import { communities } from './communities';
import { builtInHolder, builtInHolderNames } from './holders/built-in';
import { udapMetadata } from './udap/metadata';

/**
 * Makes the keys and certificates of every community of the sandbox and of its built-in holders, as far as they
 * do not exist: long RSA keys take seconds, which nobody should wait for in a first request.
 */
export async function prepareSandbox(): Promise<void> {
  for (const name of builtInHolderNames) {
    for (const { segment } of communities) {
      await udapMetadata(builtInHolder(name), communityUri(segment));
    }
  }
}
