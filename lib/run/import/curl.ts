import { withContentType } from './body-types';
import { curlArguments } from './curl-options';
import { ImportError, type AuthHint, type ImportedRequest } from './imported';
import { shellCommands } from './shell-words';
import { withoutSecrets } from './without-secrets';

/** Whether a text looks like one or more curl commands. */
export function looksLikeCurl(text: string): boolean {
  return /^\s*(?:[$>]\s+)?curl(?:\.exe)?(?=[\s\\^]|$)/.test(text);
}

/** What curl does and the portal does not, by option. */
const leftOut: Readonly<Record<string, string>> = {
  insecure: 'Certificates of web servers are always verified here (curl: --insecure).',
  proxy: 'The proxy was left out.',
  cert: 'The client certificate of the connection was left out.',
  form: 'A multipart form (--form) cannot be sent from here; the body was left out.',
  'form-string':
    'A multipart form (--form-string) cannot be sent from here; the body was left out.',
  'upload-file': 'The uploaded file was left out; put its text into the body.',
  config: 'The options of the file in --config are not known here.',
};

/**
 * Reads curl commands. They are read as a shell would read them and never run.
 *
 * @throws ImportError when there is no curl command with an address in it
 */
export function readCurl(text: string): ImportedRequest[] {
  if (/\^\s*$/m.test(text) || text.includes('^"')) {
    throw new ImportError(
      'This is a command for the Windows command prompt (it has ^). In the browser choose “Copy as cURL (bash)”.',
    );
  }
  const commands = shellCommands(text.replace(/^(\s*)[$>]\s+(?=curl)/gm, '$1')).filter(
    ([name]) => name === 'curl' || name === 'curl.exe' || name?.endsWith('/curl'),
  );
  const requests = commands.map(([, ...words]) => requestOf(words));
  if (requests.length === 0) throw new ImportError('There is no curl command in this text.');
  return requests;
}

function requestOf(words: readonly string[]): ImportedRequest {
  let method: string | null = null;
  let url: string | null = null;
  let auth: AuthHint = 'none';
  let isQuery = false;
  let isHead = false;
  let type: string | null = null;
  const headers: ImportedRequest['headers'] = [];
  const data: string[] = [];
  const notes: string[] = [];
  for (const argument of curlArguments(words)) {
    if ('url' in argument) {
      if (url === null) url = argument.url;
      else notes.push('The command has more than one address; only the first was taken.');
      continue;
    }
    const { option, value } = argument;
    const note = leftOut[option];
    if (note !== undefined) notes.push(note);
    if (option === 'request') method = value;
    else if (option === 'url') url ??= value;
    else if (option === 'head') isHead = true;
    else if (option === 'get') isQuery = true;
    else if (option === 'header') headers.push(...headerOf(value, notes));
    else if (option === 'oauth2-bearer' || option === 'user') {
      auth = option === 'user' ? 'basic' : 'bearer';
      notes.push(
        `The credentials of --${option} were left out: the portal gets a token of its own.`,
      );
    } else if (option === 'cookie') headers.push(['cookie', value]);
    else if (option === 'range') headers.push(['range', `bytes=${value}`]);
    else if (option === 'json' || option.startsWith('data')) {
      const piece = dataOf(option, value, notes);
      if (piece !== null) data.push(piece);
      type ??= option === 'json' ? 'application/json' : 'application/x-www-form-urlencoded';
      if (option === 'json') headers.push(['Accept', 'application/json']);
    } else if (option === 'url-query') {
      url = withQuery(url ?? '', value);
    }
  }
  if (url === null || url === '') {
    throw new ImportError('The curl command has no address. Paste the whole command.');
  }
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(url) && !url.startsWith('{{')) url = `http://${url}`;
  const joined = data.length === 0 ? null : data.join('&');
  const body = isQuery ? null : joined;
  if (isQuery && joined !== null) url = withQuery(url, joined);
  return withoutSecrets({
    name: nameOf(url),
    folder: null,
    method: method ?? (isHead ? 'HEAD' : body === null ? 'GET' : 'POST'),
    url,
    headers: withContentType(headers, body === null ? null : type),
    body,
    auth,
    notes,
  });
}

function withQuery(url: string, query: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}${query}`;
}

/** `Name: value`; `Name;` is one without value, `Name:` one that curl takes away. */
function headerOf(text: string, notes: string[]): ImportedRequest['headers'] {
  if (text.startsWith('@')) {
    notes.push(`The headers of the file ${text.slice(1)} are not known here.`);
    return [];
  }
  const empty = /^([^:;]+);$/.exec(text)?.[1];
  if (empty !== undefined) return [[empty, '']];
  const [, name = '', value = ''] = /^([^:]+):[ \t]*([^]*)$/.exec(text) ?? [];
  return name === '' || value === '' ? [] : [[name.trim(), value]];
}

/** What one data option adds to the body. Null: a file that is not here. */
function dataOf(option: string, value: string, notes: string[]): string | null {
  const isFile = option !== 'data-raw' && option !== 'data-urlencode' && value.startsWith('@');
  if (isFile) {
    notes.push(`The body comes from the file ${value.slice(1)}; put its text into the body.`);
    return null;
  }
  if (option !== 'data-urlencode') return value;
  const [, name = '', rest = value] = /^([^=@]*)=([^]*)$/.exec(value) ?? [];
  return name === '' ? encodeURIComponent(rest) : `${name}=${encodeURIComponent(rest)}`;
}

/** What a request without a name is called: the end of its path. */
export function nameOf(url: string): string {
  const [path = ''] = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').split(/[?#]/);
  const segments = path.split('/').filter((segment) => segment !== '');
  return segments.slice(-2).join('/').slice(0, 120) || url.slice(0, 120);
}
