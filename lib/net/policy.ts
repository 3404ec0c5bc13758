import 'server-only';
import net from 'node:net';
import { env } from '@/lib/env';
import { allowsAddress, allowsName, parseAllowList, type AllowEntry } from './allow-list';
import { isBlockedPort } from './blocked-ports';
import { NetFailure } from './net-failure';
import { isNameableAddress, isOwnAddress, isPublicAddress } from './public-address';

/** Decides where requests may go. Both throw a `NetFailure` of the layer `policy` to refuse. */
export interface OutboundPolicy {
  /** Judges a URL as it is written, before anything is looked up. */
  checkUrl: (url: URL) => void;
  /** Judges one IP address that the host of the URL has. */
  checkAddress: (url: URL, address: string) => void;
}

export interface PolicyOptions {
  allow: readonly AllowEntry[];
  /** Public address of the portal, of which only `/sandbox/` and `/clients/` may be called. */
  portalUrl: string;
  /** Port at which the portal listens on this machine. */
  portalPort: number;
}

/** The port of a URL, also when it is the default of its scheme. */
export function portOf(url: URL): number {
  if (url.port) return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

/** The host of a URL without the brackets of IPv6 and without the dot of the root. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

/** One message for all addresses, so that refusals cannot be used to explore a network or its names. */
function notPublic(): NetFailure {
  return new NetFailure(
    'policy',
    'private-address',
    'The address is not public, and the portal calls public addresses only.',
  );
}

function checkForm(url: URL): void {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new NetFailure('policy', 'scheme', 'Only https and http addresses are called.');
  }
  if (url.username || url.password) {
    throw new NetFailure('policy', 'user-info', 'The URL has a user name or password in it.');
  }
  if (url.hostname === '' || url.hostname.length > 253) {
    throw new NetFailure('policy', 'host', 'The URL has no proper host name.');
  }
}

/** A policy from its parts; `outboundPolicy` makes the one of this process. */
export function createPolicy({ allow, portalUrl, portalPort }: PolicyOptions): OutboundPolicy {
  const portal = new URL(portalUrl);
  const root = portal.pathname.replace(/\/+$/, '');
  // What is there is for everybody, and changes nothing that a person would have to allow.
  const openPaths = [`${root}/sandbox/`, `${root}/clients/`];

  const isPortal = (url: URL) => hostOf(url) === hostOf(portal) && portOf(url) === portOf(portal);

  /** The sandbox, and the public pages of apps with their keys, at the public address of the portal. */
  function isOpenPlace(url: URL): boolean {
    // Path segments that somebody behind us might decode and resolve again may lead elsewhere.
    const isPlain = !/%(2e|2f|5c|25|00)|\/\/|\\/i.test(url.pathname);
    return (
      isPortal(url) &&
      url.protocol === portal.protocol &&
      isPlain &&
      openPaths.some((path) => url.pathname.startsWith(path))
    );
  }

  function checkAddress(url: URL, address: string): void {
    if (isOpenPlace(url)) return;
    const port = portOf(url);
    if (port === portalPort && isOwnAddress(address)) throw notPublic();
    if (allowsAddress(allow, address, port)) return;
    if (allowsName(allow, hostOf(url), port) && isNameableAddress(address)) return;
    if (!isPublicAddress(address) || isOwnAddress(address)) throw notPublic();
  }

  function checkUrl(url: URL): void {
    checkForm(url);
    if (isOpenPlace(url)) return;
    if (isPortal(url)) {
      throw new NetFailure(
        'policy',
        'portal',
        'Of the portal itself only the sandbox and the pages of apps may be called, at its public address.',
      );
    }
    const host = hostOf(url);
    const port = portOf(url);
    const isListed = allowsName(allow, host, port) || allowsAddress(allow, host, port);
    if (!isListed && isBlockedPort(port)) {
      throw new NetFailure('policy', 'port', `Port ${port} belongs to another protocol than HTTP.`);
    }
    if (net.isIP(host)) checkAddress(url, host);
  }

  return { checkUrl, checkAddress };
}

/**
 * The policy of this process, from OUTBOUND_ALLOW, APP_URL and PORT.
 * Throws an error that names the bad entry when OUTBOUND_ALLOW cannot be read.
 */
export function outboundPolicy(): OutboundPolicy {
  const { OUTBOUND_ALLOW, APP_URL, PORT } = env();
  return createPolicy({
    allow: parseAllowList(OUTBOUND_ALLOW),
    portalUrl: APP_URL,
    portalPort: PORT,
  });
}
