import { comparableName } from './distinguished-name';
import type { PlainName } from './general-names';

/** `unreadable`: the name or the constraint is not of the syntax that the form demands. */
export type Match = 'inside' | 'outside' | 'unreadable';

/**
 * Whether a name lies inside a subtree of the same form.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.10
 */
export function matchName(name: PlainName, subtree: PlainName): Match {
  if (name.form === 'directory' && subtree.form === 'directory') {
    return inside(startsWith(comparableName(name.der), comparableName(subtree.der)));
  }
  if (name.form === 'IP' && subtree.form === 'IP') return matchAddress(name.bytes, subtree.bytes);
  if (name.form === 'DNS' && subtree.form === 'DNS') {
    return inside(isHostBelow(name.text, subtree.text));
  }
  if (name.form === 'email' && subtree.form === 'email') return matchEmail(name.text, subtree.text);
  if (name.form === 'URI' && subtree.form === 'URI') return matchUri(name.text, subtree.text);
  return 'unreadable';
}

const inside = (yes: boolean): Match => (yes ? 'inside' : 'outside');

const startsWith = (list: readonly string[], start: readonly string[]) =>
  start.every((entry, index) => list[index] === entry);

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** For dNSName: the host itself and everything below it; the empty constraint holds for all. */
function isHostBelow(host: string, base: string): boolean {
  const dotted = base === '' || base.startsWith('.') ? base : `.${base}`;
  return isSame(host, base) || host.toLowerCase().endsWith(dotted.toLowerCase());
}

/** For URI and e-mail: a leading dot means the hosts below, no dot means this host. */
function isHostOf(host: string, base: string): boolean {
  if (!base.startsWith('.')) return isSame(host, base);
  return host.length > base.length && host.toLowerCase().endsWith(base.toLowerCase());
}

function matchEmail(address: string, base: string): Match {
  const at = address.lastIndexOf('@');
  if (at < 0) return 'unreadable';
  const host = address.slice(at + 1);
  const baseAt = base.lastIndexOf('@');
  if (baseAt < 0) return inside(isHostOf(host, base));
  // The part before the @ is case-sensitive (RFC 5280 §7.5).
  const isMailbox = baseAt === 0 || address.slice(0, at) === base.slice(0, baseAt);
  return inside(isMailbox && isSame(host, base.slice(baseAt + 1)));
}

/** What may stand in a URI (RFC 3986 §2). Browsers read a backslash as a slash, and so another host. */
const uriSyntax = /^[!#-;=?-[\]_a-z~]*$/;

/** A name, not an address, and nothing encoded in it: browsers would decode it. */
const hostSyntax = /^(?!\d+(\.\d+){3}$)[\w-]+(\.[\w-]+)*$/;

/** A URI without a host, or whose host is no name, cannot be judged: RFC 5280 demands to refuse it. */
function matchUri(uri: string, base: string): Match {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(uri)?.[1];
  const host = authority?.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '');
  if (!host || !uriSyntax.test(uri) || !hostSyntax.test(host)) return 'unreadable';
  return inside(isHostOf(host, base));
}

/** The constraint is an address followed by its mask. */
function matchAddress(address: Uint8Array, base: Uint8Array): Match {
  if (![4, 16].includes(address.length) || ![8, 32].includes(base.length)) return 'unreadable';
  if (base.length !== address.length * 2) return 'outside';
  const isEqual = address.every((byte, index) => {
    const mask = base[address.length + index] ?? 0;
    return ((byte ^ (base[index] ?? 0)) & mask) === 0;
  });
  return inside(isEqual);
}
