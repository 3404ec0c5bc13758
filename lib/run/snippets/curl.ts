import type { Part } from './masked-parts';
import { bodyFile, sendableOf, type SnippetRequest } from './sendable';

/** A text as one word of a POSIX shell, whatever it holds. NUL cannot be in one and is left out. */
function quoted(text: string): string {
  return `'${text.replaceAll('\0', '').replaceAll("'", `'\\''`)}'`;
}

/** A text as one word in which masked values are variables in double quotes. */
function word(parts: readonly Part[]): string {
  return parts.map((part) => ('text' in part ? quoted(part.text) : `"$${part.variable}"`)).join('');
}

/** curl drops a header without value unless its name ends in a semicolon. */
function headerWord(name: string, value: readonly Part[]): string {
  const [first, ...others] = value;
  if (!first || ('text' in first && first.text === '' && others.length === 0)) {
    return quoted(`${name};`);
  }
  return 'text' in first
    ? word([{ text: `${name}: ${first.text}` }, ...others])
    : word([{ text: `${name}: ` }, ...value]);
}

/**
 * A request as a curl command for a POSIX shell. Masked values become variables such as `"$ACCESS_TOKEN"`;
 * everything else is quoted so that the shell takes it as text, whatever a server has put into it.
 */
export function curlOf(request: SnippetRequest): string {
  const { method, url, headers, body, isBodyElsewhere } = sendableOf(request);
  const isPlainGet = method === 'GET' && !body && !isBodyElsewhere;
  const lines = [
    'curl --globoff --compressed',
    ...(method === 'HEAD' ? ['--head'] : isPlainGet ? [] : [`--request ${quoted(method)}`]),
    `--url ${word(url)}`,
    ...headers.map(({ name, value }) => `--header ${headerWord(name, value)}`),
  ];
  if (body) lines.push(`--data-raw ${word(body)}`);
  else if (isBodyElsewhere) lines.push(`--data-binary '@${bodyFile}'`);
  return lines.join(' \\\n  ');
}
