import { objectOf } from '@/lib/protocol/json-value';
import { authOf } from './bruno-files';
import { ImportError, type ImportedEnvironment, type ImportedRequest } from './imported';
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

/** Whether a document is a collection that Bruno exported as JSON. */
export function isBrunoExport(document: Members): boolean {
  return Array.isArray(document.items) && 'version' in document;
}

/**
 * The requests of a collection that Bruno exported as JSON.
 *
 * @throws ImportError when it holds none
 */
export function readBrunoExport(document: Members): {
  name: string;
  requests: ImportedRequest[];
  environments: ImportedEnvironment[];
} {
  const requests = itemsOf(document, [], 0);
  if (requests.length === 0) throw new ImportError('The Bruno collection holds no HTTP request.');
  const environments = objectsOf(document.environments).flatMap(({ name, variables }) =>
    environmentOf(
      textOf(name) || 'Bruno environment',
      objectsOf(variables)
        .filter(isOn)
        .map((variable) => ({
          name: textOf(variable.name),
          value: textOf(variable.value),
          isSecret: variable.secret === true,
        })),
    ),
  );
  return { name: textOf(document.name) || 'Bruno collection', requests, environments };
}

function itemsOf(parent: Members, folders: readonly string[], depth: number): ImportedRequest[] {
  if (depth > 20) throw new ImportError('Folders lie more than 20 deep.');
  return objectsOf(parent.items).flatMap((item) => {
    const name = textOf(item.name);
    if (item.type === 'folder') return itemsOf(item, [...folders, name], depth + 1);
    const request = objectOf(item.request);
    if (!request || (item.type !== 'http' && item.type !== 'http-request')) return [];
    return [requestOf(name, folders, request)];
  });
}

const isOn = ({ enabled }: Members) => enabled !== false;

function requestOf(name: string, folders: readonly string[], request: Members): ImportedRequest {
  const notes: string[] = [];
  const script = objectOf(request.script);
  if (textOf(script?.req) || textOf(script?.res)) notes.push('The scripts were left out.');
  if (textOf(request.tests)) {
    notes.push('The tests (a script) were left out; write them as assertions.');
  }
  const headers = objectsOf(request.headers)
    .filter(isOn)
    .map((header): [string, string] => [textOf(header.name), textOf(header.value)]);
  const body = objectOf(request.body);
  const mode = textOf(body?.mode);
  const { text, type } = bodyOf(body, mode, notes);
  const paths = objectsOf(request.params).filter(({ type: kind }) => kind === 'path');
  const url = withPathParameters(
    textOf(request.url),
    paths.map((one) => [textOf(one.name), textOf(one.value)] as const),
  );
  return withoutSecrets({
    name: name || url,
    folder: folders.length > 0 ? folders.join(' / ') : null,
    method: textOf(request.method).toUpperCase() || 'GET',
    url,
    headers: withContentType(headers, type),
    body: text,
    auth: authOf(textOf(objectOf(request.auth)?.mode)),
    notes,
  });
}

function bodyOf(body: Members | null, mode: string, notes: string[]): ImportedBody {
  if (!body || mode === '' || mode === 'none') return noBody;
  if (mode === 'formUrlEncoded') {
    const fields = objectsOf(body.formUrlEncoded).filter(isOn);
    return formBody(fields.map(({ name, value }) => [textOf(name), textOf(value)] as const));
  }
  const type = bodyTypeOf(mode);
  if (type === null) return leftOutBody(mode, notes);
  return { text: textOf(body[mode]), type };
}
