import {
  byFolder,
  mediaTypeOf,
  type ExportableCollection,
  type ExportableRequest,
} from './exportable';

type Members = Record<string, unknown>;

/**
 * A collection as Bruno imports it from JSON. The token comes from a variable there, because none is exported.
 */
export function brunoOf({ name, requests }: ExportableCollection): Members {
  const items = byFolder(requests).flatMap(([folder, inside]): Members[] => {
    const entries = inside.map(itemOf);
    return folder === null ? entries : [{ type: 'folder', name: folder, items: entries }];
  });
  return { name, version: '1', items, environments: [] };
}

function itemOf(request: ExportableRequest, index: number): Members {
  const { name, method, url, headers, body } = request;
  const isJson = /[/+]json$/.test(mediaTypeOf(request) ?? '');
  const isXml = /[/+]xml$/.test(mediaTypeOf(request) ?? '');
  const mode = body === null ? 'none' : isJson ? 'json' : isXml ? 'xml' : 'text';
  return {
    type: 'http',
    name,
    seq: index + 1,
    request: {
      url,
      method,
      headers: headers.map(([header, value]) => ({ name: header, value, enabled: true })),
      params: [],
      body: { mode, ...(body !== null && { [mode]: body }) },
      auth: { mode: 'bearer', bearer: { token: '{{access_token}}' } },
      script: {},
      vars: {},
      assertions: [],
      tests: '',
    },
  };
}
