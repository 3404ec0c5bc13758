import 'server-only';
import { communityUri, holders } from './addresses';
import { communities } from './communities';
import { udapMetadata } from './udap/metadata';

/**
 * Makes the keys and certificates of every community of the sandbox and of its holders, as far as they do
 * not exist: long RSA keys take seconds, which nobody should wait for in a first request.
 */
export async function prepareSandbox(): Promise<void> {
  for (const holder of holders) {
    for (const { segment } of communities) await udapMetadata(holder, communityUri(segment));
  }
}
