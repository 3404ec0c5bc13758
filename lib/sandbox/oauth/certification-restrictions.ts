import 'server-only';
import { shown, stringArray } from '@/lib/protocol/json-body';
import type { ClientMetadata } from './client-metadata';

type Members = Readonly<Record<string, unknown>>;

/** Members whose value is one text. */
const texts = [
  'client_name',
  'client_uri',
  'logo_uri',
  'tos_uri',
  'policy_uri',
  'software_id',
  'software_version',
  'token_endpoint_auth_method',
];
/** Members of which a client may ask for a part. */
const lists = ['grant_types', 'response_types', 'contacts', 'launch_uris'];

/**
 * How registered metadata go beyond a certification, or null. Each parameter of RFC 7591 in a certification restricts
 * what its client may register: texts have to be the same, arrays and scopes a part of those in the
 * certification, and a redirect may match one with `*` for a segment of its path or a value of its query.
 * @see https://www.udap.org/udap-certifications-and-endorsements-stu1.html
 */
export function brokenRestriction(certified: Members, asked: ClientMetadata): string | null {
  for (const name of texts) {
    if (certified[name] === undefined || asked[name] === undefined) continue;
    if (certified[name] !== asked[name]) {
      return `${name} is ${shown(asked[name])}, certified is ${shown(certified[name])}.`;
    }
  }
  for (const name of lists) {
    const beyond = missingIn(stringArray(certified[name]), stringArray(asked[name]));
    if (beyond) return `${name} has ${beyond}, certified are ${shown(certified[name])}.`;
  }
  const scopes = typeof certified.scope === 'string' ? certified.scope.split(' ') : null;
  const beyondScope = missingIn(scopes, asked.scope.split(' '));
  if (beyondScope) return `scope has ${beyondScope}, certified is '${scopes?.join(' ')}'.`;
  const patterns = stringArray(certified.redirect_uris);
  const stray = stringArray(asked.redirect_uris)?.find(
    (uri) => patterns && !patterns.some((pattern) => matches(uri, pattern)),
  );
  return stray === undefined
    ? null
    : `the redirect ${stray} is none of those that are certified, ${shown(patterns)}.`;
}

function missingIn(certified: string[] | null, asked: string[] | null): string | undefined {
  return certified ? asked?.find((one) => !certified.includes(one)) : undefined;
}

/** `*` stands for one whole segment or value, never in the scheme or the host. */
function matches(uri: string, pattern: string): boolean {
  const parts = (text: string) => /^([a-z]+:\/\/[^/?#]*)(.*)$/i.exec(text)?.slice(1) ?? [text, ''];
  const [origin, rest = ''] = parts(uri);
  const [certifiedOrigin, certifiedRest = ''] = parts(pattern);
  if (origin !== certifiedOrigin) return false;
  const pieces = certifiedRest.split(/(?<=[/=])\*(?=$|[/?&])/);
  const expression = pieces.map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${expression.join('[^/?&#]+')}$`).test(rest);
}
