import { maskNames, removedSignature } from '../redact-members';

/** A piece of a text: as it stands, or a masked value, for which a variable stands. */
export type Part = { text: string } | { variable: string };

const names = maskNames.join('|');
/**
 * A mask with one of the names that the portal gives, a token without its signature, or a key that was taken
 * out. No other name becomes a variable: a server must not choose what is filled in.
 */
const mask = new RegExp(
  `‹(${names}) · \\d+ characters · [0-9a-f]{4}›|` +
    `eyJ[\\w-]+\\.[\\w-]*\\.${removedSignature}|` +
    '‹private key removed›',
  'g',
);
const memberBefore = new RegExp(`\\b(${names})(?:=|["']\\s*:\\s*["'])$`);

/** What a masked value is called, from the mask or from what stands before it. */
function nameOf(found: string, named: string | undefined, before: string): string {
  if (named !== undefined) return named;
  if (!found.startsWith('eyJ')) return 'private_key';
  if (/^dpop: $/i.test(before)) return 'dpop_proof';
  if (/^authorization: \S+ $/i.test(before)) return 'access_token';
  return memberBefore.exec(before.slice(-80))?.[1] ?? 'jwt';
}

/**
 * Makes the function that takes the texts of one request apart. Each masked value gets a variable such as
 * `ACCESS_TOKEN`: the same for equal masks, a number for further ones of a name.
 *
 * The texts are given as `context` and `text`: what stands before it on the wire may say what a token is.
 */
export function maskedParts(): (text: string, context?: string) => Part[] {
  const known = new Map<string, string>();

  function variableFor(found: string, name: string): string {
    const existing = known.get(found);
    if (existing) return existing;
    const base = name.toUpperCase();
    const taken = [...known.values()];
    let variable = base;
    for (let n = 2; taken.includes(variable); n += 1) variable = `${base}_${n}`;
    known.set(found, variable);
    return variable;
  }

  return (text, context = '') => {
    const parts: Part[] = [];
    let from = 0;
    for (const match of text.matchAll(mask)) {
      const [found, named] = match;
      if (match.index > from) parts.push({ text: text.slice(from, match.index) });
      const name = nameOf(found, named, context + text.slice(0, match.index));
      parts.push({ variable: variableFor(found, name) });
      from = match.index + found.length;
    }
    if (from < text.length || parts.length === 0) parts.push({ text: text.slice(from) });
    return parts;
  };
}
