import { objectOf } from '@/lib/protocol/json-value';
import { nameOf } from './curl';
import { ImportError, type ImportedRequest } from './imported';
import { objectsOf, textOf } from './json';
import { withoutSecrets } from './without-secrets';

/** Whether a document is an HTTP archive. */
export function isHar(document: Readonly<Record<string, unknown>>): boolean {
  return Array.isArray(objectOf(document.log)?.entries);
}

/**
 * The requests of an HTTP archive, in its order. What a page loads beside them (scripts, styles, images) is passed over,
 * and so are requests that stand there twice.
 *
 * @throws ImportError when none is left
 */
export function readHar(document: Readonly<Record<string, unknown>>): ImportedRequest[] {
  const seen = new Set<string>();
  const requests = objectsOf(objectOf(document.log)?.entries).flatMap((entry) => {
    const request = objectOf(entry.request);
    const url = textOf(request?.url);
    if (!request || url === '' || isOfPage(entry)) return [];
    const post = objectOf(request.postData);
    const body = post ? bodyOf(post) : null;
    const method = textOf(request.method) || 'GET';
    const key = JSON.stringify([method, url, body]);
    if (seen.has(key)) return [];
    seen.add(key);
    const headers = objectsOf(request.headers).map(({ name, value }): [string, string] => [
      textOf(name),
      textOf(value),
    ]);
    const isMultipart = textOf(post?.mimeType).startsWith('multipart/');
    return [
      withoutSecrets({
        name: nameOf(url),
        folder: null,
        method,
        url,
        headers,
        body: isMultipart ? null : body,
        ...(isMultipart && {
          notes: ['A multipart form cannot be sent from here; the body was left out.'],
        }),
      }),
    ];
  });
  if (requests.length === 0) {
    throw new ImportError('The archive holds no request beside what a page loads for itself.');
  }
  return requests;
}

function isOfPage(entry: Readonly<Record<string, unknown>>): boolean {
  const kind = textOf(entry._resourceType);
  if (['script', 'stylesheet', 'image', 'font', 'media', 'websocket'].includes(kind)) return true;
  const type = textOf(objectOf(objectOf(entry.response)?.content)?.mimeType);
  return /^(text\/(css|javascript)|application\/javascript|font\/)/.test(type);
}

function bodyOf(post: Readonly<Record<string, unknown>>): string | null {
  const text = textOf(post.text);
  if (text !== '') return text;
  const parameters = objectsOf(post.params).map(({ name, value }): [string, string] => [
    textOf(name),
    textOf(value),
  ]);
  return parameters.length > 0 ? new URLSearchParams(parameters).toString() : null;
}
