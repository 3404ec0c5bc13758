import 'server-only';
import net from 'node:net';
import ipaddr from 'ipaddr.js';

/** One entry of OUTBOUND_ALLOW. `port` null means every port. */
export type AllowEntry =
  | { kind: 'name'; host: string; port: number | null }
  | { kind: 'addresses'; range: readonly [ipaddr.IPv4 | ipaddr.IPv6, number]; port: number | null };

function bad(entry: string, why: string): Error {
  return new Error(
    `OUTBOUND_ALLOW: “${entry}” ${why}. Entries are hosts (fhir.internal), host:port ` +
      '(localhost:8080, [fd00::1]:8080) or CIDR (10.0.0.0/8), separated by commas.',
  );
}

function addressEntry(address: string, port: number | null): AllowEntry {
  const parsed = ipaddr.parse(address);
  return { kind: 'addresses', range: [parsed, parsed.kind() === 'ipv4' ? 32 : 128], port };
}

function cidrEntry(entry: string): AllowEntry {
  const [address = '', prefix = ''] = entry.split('/');
  if (!net.isIP(address) || !/^\d{1,3}$/.test(prefix)) {
    throw bad(entry, 'has a slash but is no CIDR (leave out scheme and path)');
  }
  try {
    return { kind: 'addresses', range: ipaddr.parseCIDR(entry), port: null };
  } catch {
    throw bad(entry, 'has a prefix length that is too long');
  }
}

function parsePort(entry: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) throw bad(entry, 'has no port from 1 to 65535 after the colon');
  return port;
}

function parseEntry(entry: string): AllowEntry {
  if (entry.includes('/')) return cidrEntry(entry);
  if (net.isIPv6(entry)) return addressEntry(entry, null);
  const [, bracketed, plain, portText] =
    /^(?:\[([^\]]*)\]|([^:[\]]+))(?::(.*))?$/.exec(entry) ?? [];
  const port = parsePort(entry, portText);
  if (bracketed !== undefined) {
    if (!net.isIPv6(bracketed)) throw bad(entry, 'has no IPv6 address in its brackets');
    return addressEntry(bracketed, port);
  }
  const host = plain === undefined ? null : canonicalHost(plain);
  if (host === null) throw bad(entry, 'is not a host name or address');
  return net.isIPv4(host) ? addressEntry(host, port) : { kind: 'name', host, port };
}

/** A host name in the spelling of URLs: lower case, Punycode, without the dot of the root; null when it is none. */
export function canonicalHost(host: string): string | null {
  if (/[@:/?#%\\]/.test(host)) return null;
  try {
    const { hostname } = new URL(`http://${host}`);
    const name = hostname.replace(/\.$/, '');
    return /^[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?$/.test(name) ? name : null;
  } catch {
    return null;
  }
}

/** Parses OUTBOUND_ALLOW. Throws an error that names the entry that is wrong, and why. */
export function parseAllowList(text: string): AllowEntry[] {
  return text
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .map(parseEntry);
}

const portMatches = (entry: AllowEntry, port: number) => entry.port === null || entry.port === port;

/** Whether the list names this address at this port. */
export function allowsAddress(list: readonly AllowEntry[], address: string, port: number): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  return list.some(
    (entry) =>
      entry.kind === 'addresses' &&
      portMatches(entry, port) &&
      parsed.kind() === entry.range[0].kind() &&
      parsed.match(entry.range[0], entry.range[1]),
  );
}

/** Whether the list names this host name at this port. */
export function allowsName(list: readonly AllowEntry[], host: string, port: number): boolean {
  const name = canonicalHost(host);
  return list.some(
    (entry) => entry.kind === 'name' && entry.host === name && portMatches(entry, port),
  );
}
