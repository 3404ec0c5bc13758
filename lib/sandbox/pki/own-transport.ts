import 'server-only';
import type { HttpRequest, HttpResult, Transport } from '@/lib/protocol/transport';
import { pkiFileUrl } from '../addresses';
import { ocspGetResponse, ocspPostResponse } from './ocsp/respond';
import { publishedFileResponse } from './published-file';

const exchangeId = 'own-pki';

/**
 * A transport for validating certificates inside the portal: it answers for the addresses of the sandbox's
 * own PKI (certificates, lists and OCSP) without going over the network, and refuses every other one. The
 * sandbox trusts its own anchors only, so no certificate or list from elsewhere could help a chain; and
 * nobody who merely presents a certificate can make the portal call an address that stands in it.
 */
export function ownPkiTransport(): Transport {
  return async (wanted): Promise<HttpResult> => {
    const root = pkiFileUrl('');
    if (!wanted.url.startsWith(root)) {
      return {
        exchangeId,
        response: null,
        failure: {
          layer: 'policy',
          code: 'policy.not-own-pki',
          message: `the holder reads certificates and lists of its own communities only, not ${wanted.url}`,
        },
      };
    }
    const response = await answer(wanted, wanted.url.slice(root.length));
    return {
      exchangeId,
      response: {
        status: response.status,
        statusText: response.statusText,
        headers: Object.fromEntries(response.headers),
        url: wanted.url,
        body: new Uint8Array(await response.arrayBuffer()),
        receivedAt: new Date(),
      },
      failure: null,
    };
  };
}

/** What the route below `/sandbox/pki/` would answer. */
async function answer(wanted: HttpRequest, path: string): Promise<Response> {
  const { method, url, headers, body } = wanted;
  const request = new Request(url, {
    method,
    headers,
    ...(body !== undefined && { body: typeof body === 'string' ? body : new Uint8Array(body) }),
  });
  const issuer = /^ocsp\/([^/]+)/.exec(path)?.[1];
  if (issuer === undefined) return publishedFileResponse(request, path);
  return method === 'POST' ? ocspPostResponse(request, issuer) : ocspGetResponse(request, issuer);
}
