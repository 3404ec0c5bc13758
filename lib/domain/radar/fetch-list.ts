import 'server-only';
import type { Transport } from '@/lib/protocol/transport';
import { parseCrl } from '@/lib/protocol/x509/parse-crl';

/** What a revocation list says of itself, or why it could not be had, in a sentence. */
export type SeenList =
  | { issuer: string; thisUpdate: Date; nextUpdate: Date | null; problem: string | null }
  | { problem: string };

/**
 * Fetches a revocation list and reads its dates. Its signature is not judged: that belongs to the validation
 * of a chain.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-5.1.2.5
 */
export async function fetchList(url: string, transport: Transport): Promise<SeenList> {
  const { response, failure } = await transport({
    purpose: 'crl',
    method: 'GET',
    url,
    headers: { accept: 'application/pkix-crl, */*;q=0.1' },
    redirect: 'follow',
  });
  if (!response) return { problem: `It could not be fetched: ${failure.message}` };
  if (response.status !== 200) {
    return { problem: `Its address answered with status ${response.status}, not with the list.` };
  }
  try {
    const { issuer, thisUpdate, nextUpdate } = parseCrl(response.body);
    return {
      issuer,
      thisUpdate,
      nextUpdate: nextUpdate ?? null,
      problem: nextUpdate ? null : 'It does not say when the next one is due.',
    };
  } catch {
    return { problem: 'What its address answered is not a revocation list.' };
  }
}
