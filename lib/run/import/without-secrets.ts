import { secretMember } from '../redact-members';
import type { AuthHint, ImportedRequest } from './imported';

/** A request as another tool has it, with the secrets that lie in it. */
export type ForeignRequest = Omit<ImportedRequest, 'auth' | 'notes'> & {
  auth?: AuthHint;
  notes?: string[];
};

const isVariable = (value: string) => /^\{\{[^{}]+\}\}$/.test(value.trim());

/** Headers that every client makes anew, or that belong to the other tool's connection. */
const ofConnection =
  /^(:.+|host|connection|content-length|accept-encoding|transfer-encoding|postman-token|sec-.+|user-agent|origin|referer)$/i;

/** A search by POST, FHIR R4 §3.1.1.1.7. */
const isSearch = /\/_search(?:[?#]|$)/;

function authOf(value: string): AuthHint {
  const scheme = value.trim().split(/\s/)[0]?.toLowerCase();
  return scheme === 'bearer' ? 'bearer' : scheme === 'basic' ? 'basic' : 'other';
}

/**
 * Pairs of a form or query in which the values of secrets are variables. Null: there is none.
 *
 * @param isOAuth elsewhere `code` is a search parameter
 */
function maskPairs(text: string, isOAuth: boolean): { text: string; names: string[] } | null {
  const names: string[] = [];
  const masked = text
    .split('&')
    .map((pair) => {
      const at = pair.indexOf('=');
      const name = at < 0 ? pair : pair.slice(0, at);
      const secret = at < 0 ? null : secretMember(decode(name), isOAuth);
      if (secret === null || isVariable(decode(pair.slice(at + 1)))) return pair;
      names.push(secret);
      return `${name}={{${secret}}}`;
    })
    .join('&');
  return names.length > 0 ? { text: masked, names } : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function isForm(headers: ImportedRequest['headers']): boolean {
  return headers.some(
    ([name, value]) =>
      name.toLowerCase() === 'content-type' && value.includes('x-www-form-urlencoded'),
  );
}

/**
 * A request without what must not be kept: the Authorization header and cookies go, because the portal gets its own
 * tokens; secrets in the query, in a form and in headers such as `x-api-key` become variables. Each is noted.
 */
export function withoutSecrets(request: ForeignRequest): ImportedRequest {
  const notes = [...(request.notes ?? [])];
  let auth = request.auth ?? 'none';
  const headers: ImportedRequest['headers'] = [];
  for (const [name, value] of request.headers) {
    if (ofConnection.test(name)) continue;
    if (/^(proxy-)?authorization$/i.test(name)) {
      auth = auth === 'none' ? authOf(value) : auth;
      notes.push('The Authorization header was left out: the portal gets a token of its own.');
    } else if (/^cookie$/i.test(name)) {
      notes.push('Cookies were left out: they belong to a session of somebody.');
    } else if (/^(x-)?api-?key$/i.test(name) && !isVariable(value)) {
      headers.push([name, '{{api_key}}']);
      notes.push(`The value of ${name} was left out; {{api_key}} stands for it.`);
    } else headers.push([name, value]);
  }
  const { url, body } = maskUrlAndBody(request, headers, notes);
  return { ...request, url, headers, body, auth, notes: [...new Set(notes)] };
}

function maskUrlAndBody(
  { url, body }: ForeignRequest,
  headers: ImportedRequest['headers'],
  notes: string[],
): Pick<ImportedRequest, 'url' | 'body'> {
  const noteOf = (names: readonly string[], where: string) =>
    names.forEach((name) =>
      notes.push(`The value of ${name} in the ${where} was left out; {{${name}}} stands for it.`),
    );
  // Credentials in front of the host: https://user:password@host/.
  let address = url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#@]*@/i, (_, scheme: string) => {
    notes.push('The user name and password in the address were left out.');
    return scheme;
  });
  const at = address.indexOf('?');
  // What comes back from an authorization endpoint has a state beside its code.
  const isCallback = /[?&](?:state|session_state|grant_type)=/.test(address);
  const query = at < 0 ? null : maskPairs(address.slice(at + 1), isCallback);
  if (query) {
    address = `${address.slice(0, at)}?${query.text}`;
    noteOf(query.names, 'address');
  }
  const form = body !== null && isForm(headers) ? maskPairs(body, !isSearch.test(url)) : null;
  if (form) noteOf(form.names, 'form');
  return { url: address, body: form ? form.text : body };
}
