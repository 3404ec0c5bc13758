import 'server-only';
import { shown, stringArray } from '@/lib/protocol/json-body';
import { isText } from './jwt-claims';
import { OAuthError } from './oauth-error';

type Members = Readonly<Record<string, unknown>>;

const texts = ['software_id', 'software_version'];
const pages = ['client_uri', 'tos_uri', 'policy_uri', 'initiate_login_uri'];

function refuse(description: string): OAuthError {
  return new OAuthError('invalid_client_metadata', description);
}

function isUrl(value: unknown, protocols: readonly string[]): value is string {
  return isText(value) && URL.canParse(value) && protocols.includes(new URL(value).protocol);
}

/**
 * The members that every client may have, kept when they are proper. Members that are not known are ignored.
 *
 * @param options.hasPicture whether logo_uri has to be there and to end like a picture
 * @param options.isHttpsOnly whether web pages have to be https, too
 * @throws OAuthError `invalid_client_metadata`
 * @see https://www.rfc-editor.org/rfc/rfc7591#section-2
 */
export function readOptionalMembers(
  members: Members,
  options: { hasPicture?: boolean; isHttpsOnly?: boolean } = {},
): Record<string, unknown> {
  const protocols = options.isHttpsOnly ? ['https:'] : ['https:', 'http:'];
  const what = options.isHttpsOnly ? 'an https address' : 'the address of a web page';
  const kept: Record<string, unknown> = {};
  const logo = readLogo(members.logo_uri, options.hasPicture ?? false);
  if (logo !== undefined) kept.logo_uri = logo;
  for (const name of pages) {
    const value = members[name];
    if (value === undefined) continue;
    if (!isUrl(value, protocols)) {
      throw refuse(`Found ${name} ${shown(value)}, expected ${what}.`);
    }
    kept[name] = value;
  }
  for (const name of texts) {
    const value = members[name];
    if (value === undefined) continue;
    if (!isText(value)) {
      throw refuse(`Found ${name} ${shown(value)}, expected text, or no such member.`);
    }
    kept[name] = value;
  }
  const launches = members.launch_uris;
  if (launches !== undefined) {
    const uris = stringArray(launches);
    if (!uris?.every((uri) => isUrl(uri, protocols))) {
      throw refuse(`Found launch_uris ${shown(launches)}, expected an array of addresses.`);
    }
    kept.launch_uris = uris;
  }
  return kept;
}

/** The picture is not fetched: that would let anyone make the holder call addresses. */
function readLogo(logo: unknown, hasPicture: boolean): string | undefined {
  if (logo === undefined && !hasPicture) return undefined;
  if (!isUrl(logo, ['https:'])) {
    const why = logo === undefined ? ', which users see when they are asked for consent' : '';
    throw refuse(`Found logo_uri ${shown(logo)}, expected an https address${why}.`);
  }
  if (hasPicture && !/\.(png|jpe?g|gif)$/i.test(new URL(logo).pathname)) {
    throw refuse(
      `Found logo_uri ${shown(logo)}, expected a picture: a path that ends with .png, .jpg, .jpeg or .gif.`,
    );
  }
  return logo;
}
