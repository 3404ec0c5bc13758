import { quotedLiteral } from './literal';
import type { Part } from './masked-parts';
import { bodyFile, sendableOf, type SnippetRequest } from './sendable';

/** An expression that is a text for TypeScript also where a variable may not be set. */
function expression(parts: readonly Part[]): string {
  const terms = parts.map((part) =>
    'text' in part ? quotedLiteral(part.text) : `process.env.${part.variable}`,
  );
  const [first] = parts;
  return (first && 'variable' in first ? ['""', ...terms] : terms).join(' + ');
}

/** A request in TypeScript or JavaScript with `fetch`; masked values are read from the environment. */
export function fetchOf(request: SnippetRequest): string {
  const { method, url, headers, body, isBodyElsewhere } = sendableOf(request);
  return [
    ...(isBodyElsewhere ? ['import { readFile } from "node:fs/promises";', ''] : []),
    `const response = await fetch(${expression(url)}, {`,
    `  method: ${quotedLiteral(method)},`,
    '  headers: [',
    ...headers.map(({ name, value }) => `    [${quotedLiteral(name)}, ${expression(value)}],`),
    '  ],',
    ...(body ? [`  body: ${expression(body)},`] : []),
    ...(isBodyElsewhere ? [`  body: await readFile("${bodyFile}"),`] : []),
    '  redirect: "manual",',
    '});',
    'console.log(response.status, await response.text());',
    '',
  ].join('\n');
}
