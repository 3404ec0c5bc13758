import 'server-only';
import type { HttpResult, Transport } from '@/lib/protocol/transport';
import { pkiAddresses } from '../addresses';
import { findPublishedFile } from './published-file';

/**
 * A transport for validating certificates inside the portal: it answers for the addresses of the sandbox's
 * own PKI without going over the network, and refuses every other one. The sandbox trusts its own anchor
 * only, so no certificate or list from elsewhere could help a chain; and nobody who merely presents a
 * certificate can make the portal call an address that stands in it.
 */
export function ownPkiTransport(): Transport {
  return async ({ url }): Promise<HttpResult> => {
    const exchangeId = 'own-pki';
    const isOwn = Object.values(pkiAddresses()).includes(url);
    const file = isOwn ? await findPublishedFile(url.slice(url.lastIndexOf('/') + 1)) : null;
    if (!file) {
      return {
        exchangeId,
        response: null,
        failure: {
          layer: 'policy',
          code: 'policy.not-own-pki',
          message: `the holder reads certificates and lists of its own community only, not ${url}`,
        },
      };
    }
    return {
      exchangeId,
      response: {
        status: 200,
        statusText: 'OK',
        headers: { 'content-type': file.mediaType },
        url,
        body: file.body,
        receivedAt: new Date(),
      },
      failure: null,
    };
  };
}
