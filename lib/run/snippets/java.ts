import { javaLiteral } from './literal';
import type { Part } from './masked-parts';
import { bodyFile, sendableOf, strictUrl, type SnippetRequest } from './sendable';

function expression(parts: readonly Part[]): string {
  return parts
    .map((part) =>
      'text' in part ? javaLiteral(part.text) : `System.getenv(${javaLiteral(part.variable)})`,
    )
    .join(' + ');
}

/** A request in Java with `java.net.http`; masked values are read from the environment. */
export function javaOf(request: SnippetRequest): string {
  const { method, url, headers, body, isBodyElsewhere } = sendableOf(request);
  const publisher = body
    ? `BodyPublishers.ofString(${expression(body)})`
    : isBodyElsewhere
      ? `BodyPublishers.ofFile(Path.of("${bodyFile}"))`
      : 'BodyPublishers.noBody()';
  return [
    'import java.net.URI;',
    'import java.net.http.HttpClient;',
    'import java.net.http.HttpRequest;',
    'import java.net.http.HttpRequest.BodyPublishers;',
    'import java.net.http.HttpResponse.BodyHandlers;',
    ...(isBodyElsewhere ? ['import java.nio.file.Path;'] : []),
    '',
    'public class Request {',
    '  public static void main(String[] args) throws Exception {',
    `    var request = HttpRequest.newBuilder(URI.create(${expression(strictUrl(url))}))`,
    ...headers.map(
      ({ name, value }) => `        .header(${javaLiteral(name)}, ${expression(value)})`,
    ),
    `        .method(${javaLiteral(method)}, ${publisher})`,
    '        .build();',
    '    var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());',
    '    System.out.println(response.statusCode() + " " + response.body());',
    '  }',
    '}',
    '',
  ].join('\n');
}
