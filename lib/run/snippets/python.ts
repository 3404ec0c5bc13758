import { quotedLiteral } from './literal';
import type { Part } from './masked-parts';
import { bodyFile, sendableOf, type SnippetRequest } from './sendable';

function expression(parts: readonly Part[]): string {
  return parts
    .map((part) =>
      'text' in part ? quotedLiteral(part.text) : `os.environ[${quotedLiteral(part.variable)}]`,
    )
    .join(' + ');
}

/** A request in Python with `requests`; masked values are read from the environment. */
export function pythonOf(request: SnippetRequest): string {
  const { method, url, headers, body, isBodyElsewhere } = sendableOf(request);
  const data = body ? `(${expression(body)}).encode("utf-8")` : `open("${bodyFile}", "rb")`;
  const hasVariables = [url, body ?? [], ...headers.map(({ value }) => value)]
    .flat()
    .some((part) => 'variable' in part);
  return [
    ...(hasVariables ? ['import os', ''] : []),
    'import requests',
    '',
    'response = requests.request(',
    `    ${quotedLiteral(method)},`,
    `    ${expression(url)},`,
    '    headers={',
    ...headers.map(
      ({ name, value }) =>
        `        ${quotedLiteral(name)}: (${expression(value)}).encode("utf-8"),`,
    ),
    '    },',
    ...(body || isBodyElsewhere ? [`    data=${data},`] : []),
    '    allow_redirects=False,',
    '    timeout=30,',
    ')',
    'print(response.status_code, response.text)',
    '',
  ].join('\n');
}
