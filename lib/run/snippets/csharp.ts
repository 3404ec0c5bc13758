import { quotedLiteral } from './literal';
import type { Part } from './masked-parts';
import { bodyFile, sendableOf, type SnippetRequest } from './sendable';

function expression(parts: readonly Part[]): string {
  return parts
    .map((part) =>
      'text' in part
        ? quotedLiteral(part.text)
        : `Environment.GetEnvironmentVariable(${quotedLiteral(part.variable)})`,
    )
    .join(' + ');
}

/** Headers that `HttpClient` keeps with the content, not with the message. */
const ofContent = /^(content-.+|allow|expires|last-modified)$/i;

/** A request in C# with `HttpClient`; masked values are read from the environment. */
export function csharpOf(request: SnippetRequest): string {
  const { method, url, headers, body, isBodyElsewhere } = sendableOf(request);
  const hasContent = body !== null || isBodyElsewhere;
  const content = body
    ? `new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(${expression(body)}))`
    : `new ByteArrayContent(File.ReadAllBytes("${bodyFile}"))`;
  const add = (owner: string) => (header: (typeof headers)[number]) =>
    `${owner}.TryAddWithoutValidation(${quotedLiteral(header.name)}, ${expression(header.value)});`;
  return [
    'using System;',
    'using System.IO;',
    'using System.Net.Http;',
    '',
    'using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });',
    `using var request = new HttpRequestMessage(new HttpMethod(${quotedLiteral(method)}), ${expression(url)});`,
    ...headers.filter(({ name }) => !ofContent.test(name)).map(add('request.Headers')),
    ...(hasContent
      ? [
          `request.Content = ${content};`,
          ...headers.filter(({ name }) => ofContent.test(name)).map(add('request.Content.Headers')),
        ]
      : []),
    'using var response = await client.SendAsync(request);',
    'Console.WriteLine($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");',
    '',
  ].join('\n');
}
