import type { Exchange } from '@/lib/protocol/exchange';
import { maskedParts, type Part } from './masked-parts';

/** The request of an exchange, or one that is not sent yet. */
export type SnippetRequest = Exchange['request'];

/** A request as a program sends it: what every HTTP client makes itself is left out. */
export interface Sendable {
  method: string;
  url: Part[];
  headers: { name: string; value: Part[] }[];
  /** Null: it has none, or its bytes were not kept. */
  body: Part[] | null;
  /** It had a body of which no text was kept: the program reads it from a file. */
  isBodyElsewhere: boolean;
}

/** The file that stands for a body that was not kept. */
export const bodyFile = 'request-body';

/** Headers that clients make themselves, and refuse to be told. */
const made = new Set([
  'host',
  'connection',
  'content-length',
  'accept-encoding',
  'transfer-encoding',
  'expect',
  'upgrade',
  'keep-alive',
  'te',
]);

/**
 * What a snippet has to send. Names that are no header names are left out; a line break in a value, which would
 * begin another header, becomes a blank.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-5.5
 */
export function sendableOf({ method, url, headers, body }: SnippetRequest): Sendable {
  const partsOf = maskedParts();
  const target = partsOf(url);
  const sent = headers
    .filter(([name]) => !made.has(name.toLowerCase()) && /^[\w!#$%&'*+.^`|~-]+$/.test(name))
    .map(([name, value]) => ({
      name,
      value: partsOf(value.replace(/[\0\r\n]+/g, ' '), `${name}: `),
    }));
  const text = body?.text ?? '';
  return {
    method,
    url: target,
    headers: sent,
    body: text === '' ? null : partsOf(text),
    isBodyElsewhere: text === '' && (body?.bytes ?? 0) > 0,
  };
}

/**
 * A URL that strict parsers take: characters that RFC 3986 does not allow, and percent signs that begin no
 * escape, are percent-encoded. What is encoded already stays.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3986#appendix-A
 */
export function strictUrl(parts: readonly Part[]): Part[] {
  let isBehindAuthority = false;
  return parts.map((part) => {
    if (!('text' in part)) return part;
    const [, origin = '', rest = part.text] = isBehindAuthority
      ? ['', '', part.text]
      : (/^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)([^]*)$/i.exec(part.text) ?? []);
    isBehindAuthority = true;
    const encoded = rest
      .replace(/%(?![0-9a-f]{2})/gi, '%25')
      .replace(/[^\x21-\x7e]+|["<>\\^`{|}[\]]/gu, (found) => encodeURIComponent(wellFormed(found)));
    return { text: origin + encoded };
  });
}

/** A text without halves of surrogate pairs, which no encoding has. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}
