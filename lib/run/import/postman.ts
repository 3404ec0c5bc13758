import { objectOf } from '@/lib/protocol/json-value';
import {
  ImportError,
  type AuthHint,
  type ImportedEnvironment,
  type ImportedRequest,
} from './imported';
import { objectsOf, textOf } from './json';
import { withPathParameters } from './path-parameters';
import {
  bodyTypeOf,
  formBody,
  leftOutBody,
  noBody,
  withContentType,
  type ImportedBody,
} from './body-types';
import { environmentOf } from './imported-variables';
import { withoutSecrets } from './without-secrets';

type Members = Readonly<Record<string, unknown>>;

/** Whether a document is a Postman collection, version 2. */
export function isPostman(document: Members): boolean {
  return Array.isArray(document.item) && objectOf(document.info) !== null;
}

const maxDepth = 20;

/**
 * The requests of a Postman collection of version 2.0 or 2.1, with the folders in which they lie. Scripts do not come
 * along: nothing of a collection is ever run here.
 *
 * @throws ImportError when it holds none
 */
export function readPostman(document: Members): {
  name: string;
  requests: ImportedRequest[];
  environments: ImportedEnvironment[];
} {
  const requests = itemsOf(document, [], authOf(document.auth) ?? 'none', 0);
  if (requests.length === 0) throw new ImportError('The Postman collection holds no request.');
  const name = textOf(objectOf(document.info)?.name) || 'Postman collection';
  const variables = objectsOf(document.variable)
    .filter(({ disabled }) => disabled !== true)
    .map(({ key, id, value, type }) => ({
      name: textOf(key) || textOf(id),
      value: textOf(value),
      isSecret: type === 'secret',
    }));
  return { name, requests, environments: environmentOf(name, variables) };
}

function itemsOf(
  parent: Members,
  folders: readonly string[],
  inherited: AuthHint,
  depth: number,
): ImportedRequest[] {
  if (depth > maxDepth) throw new ImportError(`Folders lie more than ${maxDepth} deep.`);
  return objectsOf(parent.item).flatMap((item) => {
    const name = textOf(item.name);
    const auth = authOf(item.auth) ?? inherited;
    if (Array.isArray(item.item)) return itemsOf(item, [...folders, name], auth, depth + 1);
    const request =
      typeof item.request === 'string' ? { url: item.request } : objectOf(item.request);
    return request ? [requestOf(item, request, name, folders, auth)] : [];
  });
}

function requestOf(
  item: Members,
  request: Members,
  name: string,
  folders: readonly string[],
  inherited: AuthHint,
): ImportedRequest {
  const notes: string[] = [];
  const events = objectsOf(item.event).map(({ listen }) => textOf(listen));
  if (events.includes('prerequest')) notes.push('The script before the request was left out.');
  if (events.includes('test')) {
    notes.push('The tests (a script) were left out; write them as assertions.');
  }
  const headers = objectsOf(request.header)
    .filter(({ disabled }) => disabled !== true)
    .map(({ key, value }): [string, string] => [textOf(key), textOf(value)]);
  const { text, type } = bodyOf(objectOf(request.body), notes);
  const url = urlOf(request.url);
  return withoutSecrets({
    name: name || url,
    folder: folders.length > 0 ? folders.join(' / ') : null,
    method: textOf(request.method).toUpperCase() || 'GET',
    url,
    headers: withContentType(headers, type),
    body: text,
    auth: authOf(request.auth) ?? inherited,
    notes,
  });
}

function authOf(value: unknown): AuthHint | null {
  const type = textOf(objectOf(value)?.type);
  if (type === '') return null;
  if (type === 'noauth') return 'none';
  return type === 'bearer' || type === 'basic' || type === 'oauth2' ? type : 'other';
}

/** An address is a text, or its parts; path variables (`:id`) are filled in from their values. */
function urlOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const url = objectOf(value);
  if (!url) return '';
  let text = textOf(url.raw);
  if (text === '') {
    const list = (part: unknown, glue: string) =>
      Array.isArray(part) ? part.map(textOf).join(glue) : textOf(part);
    const protocol = textOf(url.protocol);
    const query = objectsOf(url.query)
      .filter(({ disabled }) => disabled !== true)
      .map(({ key, value: of }) => `${textOf(key)}=${textOf(of)}`)
      .join('&');
    text = `${protocol === '' ? '' : `${protocol}://`}${list(url.host, '.')}/${list(url.path, '/')}`;
    if (query !== '') text += `?${query}`;
  }
  return withPathParameters(
    text,
    objectsOf(url.variable).map(({ key, value: of }) => [textOf(key), textOf(of)] as const),
  );
}

function bodyOf(body: Members | null, notes: string[]): ImportedBody {
  if (!body || body.disabled === true) return noBody;
  switch (body.mode) {
    case 'raw': {
      const language = textOf(objectOf(objectOf(body.options)?.raw)?.language);
      const text = textOf(body.raw);
      return text === '' ? noBody : { text, type: bodyTypeOf(language) };
    }
    case 'urlencoded': {
      const fields = objectsOf(body.urlencoded).filter(({ disabled }) => disabled !== true);
      return formBody(fields.map(({ key, value }) => [textOf(key), textOf(value)] as const));
    }
    case undefined:
      return noBody;
    default:
      return leftOutBody(textOf(body.mode), notes);
  }
}
