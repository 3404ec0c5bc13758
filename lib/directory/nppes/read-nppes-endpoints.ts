import * as z from 'zod';
import type { NppesEndpoint, NppesRecord } from '@/lib/schemas/nppes';
import { endpointKey } from '../normalize/endpoint-key';
import { fhirFamilyOfUrl } from '../normalize/fhir-family';
import { isJunkHost } from '../normalize/junk';
import { cleanName } from '../normalize/names';

const text = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'string' ? value.trim() : ''));
const EndpointSchema = z.looseObject({
  endpointType: text,
  endpoint: text,
  endpointDescription: text,
  affiliation: text,
  affiliationName: text,
});
type Published = z.infer<typeof EndpointSchema>;

/** Hosts of mail filters: people paste links out of mails, and those lead through the filter. */
const mailFilters =
  /^(?:urldefense(?:\.proofpoint)?\.com|.+\.safelinks\.protection\.outlook\.com|linkprotect\.cudasvc\.com)$/;

/**
 * The endpoints of a record. Those of type FHIR are kept, with the reason where the address cannot be a base URL (most
 * are mail addresses, telephone numbers and words); of the other types those whose path names FHIR. Direct addresses
 * and the rest are counted only.
 */
export function readNppesEndpoints(
  entries: readonly unknown[],
): Pick<NppesRecord, 'endpoints' | 'otherEndpoints'> {
  const endpoints = new Map<string, NppesEndpoint>();
  let otherEndpoints = 0;
  for (const entry of entries) {
    const parsed = EndpointSchema.safeParse(entry);
    const endpoint = parsed.success ? endpointOf(parsed.data) : null;
    if (endpoint) endpoints.set(endpoint.urlKey ?? endpoint.address, endpoint);
    else otherEndpoints += 1;
  }
  return { endpoints: [...endpoints.values()], otherEndpoints };
}

function endpointOf(published: Published): NppesEndpoint | null {
  const { endpointType, endpoint: address } = published;
  const judged = judge(address);
  const isFhir =
    endpointType.toUpperCase() === 'FHIR' ||
    (judged.urlKey !== null && namesFhir(judged.urlKey) && endpointType.toUpperCase() !== 'DIRECT');
  if (!isFhir || address === '') return null;
  return {
    type: endpointType,
    // A mail address belongs to a person more often than not.
    address: address.includes('@') ? 'a mail address' : address.slice(0, 500),
    ...judged,
    description: cleanName(published.endpointDescription),
    affiliation: published.affiliation === 'Y' ? cleanName(published.affiliationName) : null,
  };
}

function namesFhir(urlKey: string): boolean {
  return /fhir/i.test(urlKey) || fhirFamilyOfUrl(urlKey) !== 'unknown';
}

function judge(address: string): Pick<NppesEndpoint, 'urlKey' | 'problem'> {
  const key = endpointKey(address);
  if ('problem' in key) return { urlKey: null, problem: key.problem };
  if (mailFilters.test(key.host)) {
    return { urlKey: null, problem: 'it is a link that a mail filter has rewritten' };
  }
  if (isJunkHost(key.host)) return { urlKey: null, problem: 'its host is not on the internet' };
  return { urlKey: key.key, problem: null };
}
