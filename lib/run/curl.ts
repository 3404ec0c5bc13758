import type { Exchange } from '@/lib/protocol/exchange';
import { maskNames, removedSignature } from './redact-members';

/** Headers that curl makes itself. */
const made = new Set(['host', 'connection', 'content-length', 'accept-encoding']);
const names = maskNames.join('|');
/**
 * A mask with one of the names that the portal gives, a token without its signature, or a key that was taken
 * out. No other name becomes a variable: a server must not choose what a shell fills in.
 */
const mask = new RegExp(
  `‹(${names}) · \\d+ characters · [0-9a-f]{4}›|` +
    `eyJ[\\w-]+\\.[\\w-]*\\.${removedSignature}|` +
    '‹private key removed›',
  'g',
);
const memberBefore = new RegExp(`\\b(${names})(?:=|["']\\s*:\\s*["'])$`);

/** Gives each masked value a variable: the same for equal masks, a number for further ones of a name. */
function variables(): (found: string, name: string) => string {
  const known = new Map<string, string>();
  return (found, name) => {
    const existing = known.get(found);
    if (existing) return existing;
    const base = name.toUpperCase();
    const taken = [...known.values()];
    let variable = base;
    for (let n = 2; taken.includes(variable); n += 1) variable = `${base}_${n}`;
    known.set(found, variable);
    return variable;
  };
}

/** A text as one word of a POSIX shell, whatever it holds. NUL cannot be in one and is left out. */
function quoted(text: string): string {
  return `'${text.replaceAll('\0', '').replaceAll("'", `'\\''`)}'`;
}

/** What a masked value is called, from the mask or from what stands before it. */
function nameOf(found: string, named: string | undefined, before: string): string {
  if (named !== undefined) return named;
  if (!found.startsWith('eyJ')) return 'private_key';
  if (/^authorization: \S+ $/i.test(before)) return 'access_token';
  return memberBefore.exec(before.slice(-80))?.[1] ?? 'jwt';
}

/** A text as one word in which masked values are variables in double quotes. */
function word(text: string, variableFor: (found: string, name: string) => string): string {
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(mask)) {
    const [found, named] = match;
    if (match.index > from) parts.push(quoted(text.slice(from, match.index)));
    const name = nameOf(found, named, text.slice(0, match.index));
    parts.push(`"$${variableFor(found, name)}"`);
    from = match.index + found.length;
  }
  if (from < text.length || parts.length === 0) parts.push(quoted(text.slice(from)));
  return parts.join('');
}

function headerLine(name: string, value: string): string {
  // A line break would be a second header; curl drops a header without value unless it ends in a semicolon.
  const line = value.replace(/[\r\n]+/g, ' ');
  return line === '' ? `${name};` : `${name}: ${line}`;
}

/**
 * A request as a curl command for a POSIX shell. Masked values become variables such as `"$ACCESS_TOKEN"`;
 * everything else is quoted so that the shell takes it as text, whatever a server has put into it.
 */
export function curlOf({ request }: Exchange): string {
  const variableFor = variables();
  const { method, url, headers, body } = request;
  const isHead = method === 'HEAD';
  const lines = [
    'curl --globoff --compressed',
    ...(isHead ? ['--head'] : method === 'GET' && !body ? [] : [`--request ${quoted(method)}`]),
    `--url ${word(url, variableFor)}`,
    ...headers
      .filter(([name]) => !made.has(name.toLowerCase()) && /^[\w!#$%&'*+.^`|~-]+$/.test(name))
      .map(([name, value]) => `--header ${word(headerLine(name, value), variableFor)}`),
  ];
  if (body?.text) lines.push(`--data-raw ${word(body.text, variableFor)}`);
  else if (body && body.bytes > 0) lines.push(`--data-binary '@request-body'`);
  return lines.join(' \\\n  ');
}
