import { readBru, type BruBlock } from './bru';
import type { AuthHint, ImportedRequest, ImportedVariable, ImportFile } from './imported';
import {
  bodyTypeOf,
  formBody,
  leftOutBody,
  noBody,
  withContentType,
  type ImportedBody,
} from './body-types';
import { withPathParameters } from './path-parameters';
import { isSecretName } from './secret-name';
import { withoutSecrets } from './without-secrets';

const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'trace', 'connect'];
/** Whether a text is a file of Bruno. */
export function looksLikeBru(text: string): boolean {
  return /^(?:meta|vars|get|post|put|patch|delete|head|options)\s*\{\s*$/m.test(text);
}

/** The request in a .bru file, or null: other files describe a folder or an environment. */
export function readBruRequest({ name: file, text }: ImportFile): ImportedRequest | null {
  const blocks = new Map(readBru(text).map((block) => [block.name, block]));
  const method = methods.find((name) => blocks.has(name));
  const call = method === undefined ? undefined : blocks.get(method);
  if (method === undefined || !call) return null;
  const notes: string[] = [];
  for (const [part, note] of scripts) if (blocks.has(part)) notes.push(note);
  const headers = on(blocks.get('headers')).map(({ name, value }): [string, string] => [
    name,
    value,
  ]);
  const { text: body, type } = bodyOf(valueOf(call, 'body'), blocks, notes);
  const folders = file.split('/').slice(0, -1).slice(1);
  const title = valueOf(blocks.get('meta'), 'name');
  return withoutSecrets({
    name: title || (file.split('/').at(-1) ?? '').replace(/\.bru$/, '') || 'Request',
    folder: folders.length > 0 ? folders.join(' / ') : null,
    method: method.toUpperCase(),
    url: withPathParameters(
      valueOf(call, 'url'),
      on(blocks.get('params:path')).map(({ name, value }) => [name, value] as const),
    ),
    headers: withContentType(headers, type),
    body,
    auth: authOf(valueOf(call, 'auth')),
    notes,
  });
}

const scripts: readonly [string, string][] = [
  ['script:pre-request', 'The script before the request was left out.'],
  ['script:post-response', 'The script after the response was left out.'],
  ['tests', 'The tests (a script) were left out; write them as assertions.'],
  ['assert', 'The assertions were left out; write them anew.'],
];

/** The variables of an environment file. */
export function readBruVariables(text: string): ImportedVariable[] {
  return readBru(text).flatMap((block) => {
    if (block.name === 'vars') {
      return on(block).map(({ name, value }) => {
        const isSecret = isSecretName(name);
        return { name, value: isSecret ? '' : value, isSecret };
      });
    }
    if (block.name !== 'vars:secret') return [];
    const names = block.text.split(/[\n,]/).map((name) => name.trim().replace(/^~/, ''));
    return names.filter(Boolean).map((name) => ({ name, value: '', isSecret: true }));
  });
}

function on(block: BruBlock | undefined): BruBlock['pairs'] {
  return block?.pairs.filter(({ isDisabled }) => !isDisabled) ?? [];
}

function valueOf(block: BruBlock | undefined, name: string): string {
  return block?.pairs.find((pair) => pair.name === name)?.value ?? '';
}

/** The hint of a way to authorize, in the words of Bruno. */
export function authOf(mode: string): AuthHint {
  if (mode === '' || mode === 'none' || mode === 'inherit') return 'none';
  return mode === 'bearer' || mode === 'basic' || mode === 'oauth2' ? mode : 'other';
}

function bodyOf(
  mode: string,
  blocks: ReadonlyMap<string, BruBlock>,
  notes: string[],
): ImportedBody {
  if (mode === '' || mode === 'none') return noBody;
  if (mode === 'formUrlEncoded' || mode === 'form-urlencoded') {
    const block = blocks.get('body:form-urlencoded');
    if (!block) return noBody;
    return formBody(on(block).map(({ name, value }) => [name, value] as const));
  }
  const type = bodyTypeOf(mode);
  if (type === null) return leftOutBody(mode, notes);
  const block = blocks.get(`body:${mode}`) ?? (mode === 'json' ? blocks.get('body') : undefined);
  return block ? { text: block.text, type } : noBody;
}
