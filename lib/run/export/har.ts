import { mediaTypeOf, type ExportableCollection, type ExportableRequest } from './exportable';

/**
 * A collection as an HTTP archive: its requests without answers, for tools that send an archive again.
 *
 * @param at when it was exported
 */
export function collectionHar(
  { name, requests }: ExportableCollection,
  at: Date,
  version: string,
): Record<string, unknown> {
  return {
    log: {
      version: '1.2',
      creator: { name: 'Onramp', version },
      comment: `The collection “${name}”. Nothing of it was sent; it holds no token.`,
      entries: requests.map((request) => entryOf(request, at)),
    },
  };
}

function entryOf(request: ExportableRequest, at: Date): Record<string, unknown> {
  const { name, folder, method, url, headers, body } = request;
  const bytes = body === null ? 0 : new TextEncoder().encode(body).length;
  const query = URL.canParse(url) ? [...new URL(url).searchParams] : [];
  return {
    startedDateTime: at.toISOString(),
    time: 0,
    comment: folder === null ? name : `${folder} / ${name}`,
    request: {
      method,
      url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: headers.map(([header, value]) => ({ name: header, value })),
      queryString: query.map(([key, value]) => ({ name: key, value })),
      ...(body !== null && {
        postData: { mimeType: mediaTypeOf(request) ?? 'application/octet-stream', text: body },
      }),
      headersSize: -1,
      bodySize: bytes,
    },
    response: {
      status: 0,
      statusText: '',
      httpVersion: '',
      cookies: [],
      headers: [],
      content: { size: 0, mimeType: 'x-unknown' },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
  };
}
