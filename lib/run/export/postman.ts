import {
  byFolder,
  mediaTypeOf,
  type ExportableCollection,
  type ExportableRequest,
} from './exportable';

const languages: Readonly<Record<string, string>> = { json: 'json', xml: 'xml', html: 'html' };

/**
 * A collection for Postman, version 2.1. The token comes from a variable there, because none is exported.
 *
 * @see https://schema.postman.com/collection/json/v2.1.0/draft-07/docs/index.html
 */
export function postmanOf({ name, requests }: ExportableCollection): Record<string, unknown> {
  const items = byFolder(requests).flatMap(([folder, inside]) => {
    const entries = inside.map(itemOf);
    return folder === null ? entries : [{ name: folder, item: entries }];
  });
  return {
    info: {
      name,
      description: 'Exported from Onramp. Set the variable access_token to a token of the holder.',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    auth: {
      type: 'bearer',
      bearer: [{ key: 'token', value: '{{access_token}}', type: 'string' }],
    },
    item: items,
    variable: [{ key: 'access_token', value: '', type: 'string' }],
  };
}

function itemOf(request: ExportableRequest): Record<string, unknown> {
  const { name, method, url, headers, body } = request;
  const type = mediaTypeOf(request) ?? '';
  const language = languages[type.split(/[+/]/).at(-1) ?? ''] ?? 'text';
  return {
    name,
    request: {
      method,
      header: headers.map(([key, value]) => ({ key, value, type: 'text' })),
      url: { raw: url, ...urlParts(url) },
      ...(body !== null && { body: { mode: 'raw', raw: body, options: { raw: { language } } } }),
    },
    response: [],
  };
}

/** The parts of an address, which Postman reads instead of the text. */
function urlParts(url: string): Record<string, unknown> {
  const [, protocol, host = '', path = '', query] =
    /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^/?#]*)([^?#]*)(?:\?([^#]*))?/i.exec(url) ?? [];
  return {
    ...(protocol !== undefined && { protocol }),
    host: [host],
    path: path.split('/').slice(1),
    ...(query !== undefined && {
      query: query.split('&').map((pair) => {
        const at = pair.indexOf('=');
        return at < 0
          ? { key: pair, value: null }
          : { key: pair.slice(0, at), value: pair.slice(at + 1) };
      }),
    }),
  };
}
