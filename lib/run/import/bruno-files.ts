import { readBru, type BruBlock } from './bru';
import type { AuthHint, ImportedEnvironment, ImportedRequest, ImportFile } from './imported';
import {
  bodyTypeOf,
  formBody,
  leftOutBody,
  noBody,
  withContentType,
  type ImportedBody,
} from './body-types';
import { withPathParameters } from './path-parameters';
import { environmentOf } from './imported-variables';
import { withoutSecrets } from './without-secrets';

const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'trace', 'connect'];
/** Whether a text is a file of Bruno. */
export function looksLikeBru(text: string): boolean {
  return /^(?:meta|vars|get|post|put|patch|delete|head|options)\s*\{\s*$/m.test(text);
}

/** What the folders around a request say for all requests in them. */
export interface BruInherited {
  headers: readonly [name: string, value: string][];
  auth: AuthHint;
}

/** What a folder (or, in `collection.bru`, the collection) says for what is in it. */
export function readBruFolder(text: string, around: BruInherited): BruInherited {
  const blocks = new Map(readBru(text).map((block) => [block.name, block]));
  const mode = valueOf(blocks.get('auth'), 'mode');
  return {
    headers: joinHeaders(around.headers, pairsOf(blocks.get('headers'))),
    auth: mode === '' || mode === 'inherit' ? around.auth : authOf(mode),
  };
}

/** The headers of what lies deeper replace those of the same name around it. */
function joinHeaders(
  around: BruInherited['headers'],
  own: BruInherited['headers'],
): [string, string][] {
  const names = new Set(own.map(([name]) => name.toLowerCase()));
  return [...around.filter(([name]) => !names.has(name.toLowerCase())), ...own];
}

function pairsOf(block: BruBlock | undefined): [string, string][] {
  return on(block).map(({ name, value }) => [name, value]);
}

/**
 * The request in a .bru file, or null: other files describe a folder or an environment.
 *
 * @param file its name with the folders below the collection
 */
export function readBruRequest(
  { name: file, text }: ImportFile,
  around: BruInherited = { headers: [], auth: 'none' },
): ImportedRequest | null {
  const blocks = new Map(readBru(text).map((block) => [block.name, block]));
  const method = methods.find((name) => blocks.has(name));
  const call = method === undefined ? undefined : blocks.get(method);
  if (method === undefined || !call) return null;
  const notes: string[] = [];
  for (const [part, note] of scripts) if (blocks.has(part)) notes.push(note);
  const headers = joinHeaders(around.headers, pairsOf(blocks.get('headers')));
  const { text: body, type } = bodyOf(valueOf(call, 'body'), blocks, notes);
  const folders = file.split('/').slice(0, -1);
  const mode = valueOf(call, 'auth');
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
    auth: mode === 'inherit' ? around.auth : authOf(mode),
    notes,
  });
}

const scripts: readonly [string, string][] = [
  ['script:pre-request', 'The script before the request was left out.'],
  ['script:post-response', 'The script after the response was left out.'],
  ['tests', 'The tests (a script) were left out; write them as assertions.'],
  ['assert', 'The assertions were left out; write them anew.'],
];

/** The variables of a file, under a name: of an environment, or those that a collection or folder sets. */
export function readBruVariables(name: string, text: string): ImportedEnvironment[] {
  const variables = readBru(text).flatMap((block) => {
    if (block.name === 'vars' || block.name === 'vars:pre-request') {
      return on(block).map((pair) => ({ ...pair, isSecret: false }));
    }
    if (block.name !== 'vars:secret') return [];
    const names = block.text.split(/[\n,]/).map((entry) => entry.trim().replace(/^~/, ''));
    return names.map((entry) => ({ name: entry, value: '', isSecret: true }));
  });
  return environmentOf(name, variables);
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
