import 'server-only';
import { communityUri } from './addresses';
import { communities } from './communities';
import { builtInHolders } from './holders/built-in-holders';
import { findHolder } from './holders/find-holder';
import { udapMetadata } from './udap/metadata';

/**
 * Makes the keys and certificates of every community of the sandbox and of its holders, as far as they do
 * not exist: long RSA keys take seconds, which nobody should wait for in a first request.
 */
export async function prepareSandbox(): Promise<void> {
  for (const name of builtInHolders) {
    const holder = await findHolder(name);
    if (!holder) continue;
    for (const { segment } of communities) await udapMetadata(holder, communityUri(segment));
  }
}
