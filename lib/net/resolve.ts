import 'server-only';
import dns from 'node:dns';
import { NetFailure } from './net-failure';
import { hostOf, type OutboundPolicy } from './policy';

/** Finds all addresses of a host name, in the order in which they should be tried. */
export type Resolve = (hostname: string) => Promise<string[]>;

/** Asks the system, as every other program on the machine does. */
export async function resolveBySystem(hostname: string): Promise<string[]> {
  const found = await dns.promises.lookup(hostname, { all: true, verbatim: true });
  return found.map(({ address }) => address);
}

function lookUpFailure(error: unknown): NetFailure {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return ['ENOTFOUND', 'ENODATA', 'EAI_NONAME', 'EAI_NODATA'].includes(code)
    ? new NetFailure('dns', 'not-found', 'The host name does not exist.')
    : new NetFailure('dns', 'failed', 'The host name could not be looked up.');
}

/**
 * The addresses of the name in a URL that a connection may be made to, each one judged: a single forbidden one among
 * them refuses them all. Throws a `NetFailure`. The connection is then made to these addresses and the name is
 * not looked up again, so that a second answer cannot lead elsewhere.
 */
export async function resolveAllowed(
  url: URL,
  policy: OutboundPolicy,
  resolve: Resolve,
): Promise<string[]> {
  let addresses: string[];
  try {
    addresses = [...new Set(await resolve(hostOf(url)))];
  } catch (error) {
    throw lookUpFailure(error);
  }
  if (addresses.length === 0) {
    throw new NetFailure('dns', 'not-found', 'The host name has no address.');
  }
  for (const address of addresses) policy.checkAddress(url, address);
  return addresses;
}
