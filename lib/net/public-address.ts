import 'server-only';
import os from 'node:os';
import ipaddr from 'ipaddr.js';

/** The only block of IPv6 that is given out to the public. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');
/** The Azure host answers every machine in Azure at this address, which looks public. */
const azureHost = '168.63.129.16';

/**
 * Whether an IP address belongs to the public internet. Everything else is refused: private, shared (CGNAT),
 * loopback, link-local, multicast, documentation, benchmarking and reserved blocks, and every form of IPv6
 * that has an IPv4 address in it (mapped, compatible, NAT64, 6to4, Teredo), whatever that address is.
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv6 ? parsed.match(globalUnicast) : address !== azureHost;
}

/**
 * Whether a name that the operator listed may lead to this address: private networks and loopback, but never
 * link-local (cloud metadata), multicast or unspecified addresses, which no server has for a name.
 */
export function isNameableAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const range = ipaddr.parse(address).range();
  const internal = ['private', 'loopback', 'carrierGradeNat', 'uniqueLocal'];
  return internal.includes(range) || isPublicAddress(address);
}

/** Whether an address is one of this machine: loopback, unspecified, or of one of its interfaces. */
export function isOwnAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (['loopback', 'unspecified'].includes(parsed.range())) return true;
  const interfaces = Object.values(os.networkInterfaces()).flatMap((entries) => entries ?? []);
  return interfaces.some(({ address: own }) => sameAddress(own, address));
}

/** Whether two texts are the same IP address, in whatever spelling. */
function sameAddress(a: string, b: string): boolean {
  if (!ipaddr.isValid(a) || !ipaddr.isValid(b)) return false;
  return ipaddr.process(a).toNormalizedString() === ipaddr.process(b).toNormalizedString();
}
