import { endpointKey } from '../normalize/endpoint-key';

/** Where an endpoint is now: its base URL as the redirect spells it, and its key. */
export interface MovedBase {
  baseUrl: string;
  urlKey: string;
}

/**
 * Where a FHIR server is now, when its CapabilityStatement came from somewhere else than below its base URL. A redirect
 * that leads to another spelling of the same base (https, a slash, case of the host) is no move.
 *
 * @param finalUrl the address that answered in the end
 * @returns null when it has not moved
 */
export function movedBase(baseUrl: string, finalUrl: string): MovedBase | null {
  const [before, after] = [endpointKey(baseUrl), endpointKey(finalUrl.split(/[?#]/)[0] ?? '')];
  if ('problem' in before || 'problem' in after || before.key === after.key) return null;
  const base = finalUrl.replace(/[?#].*$/, '').replace(/\/metadata\/?$/, '');
  return { baseUrl: base, urlKey: after.key };
}
