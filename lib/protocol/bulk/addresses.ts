import { excerpt } from '../bytes';
import type { Check } from '../check';
import { check } from './bulk-checks';

/** Whether a path below a FHIR base URL kicks off a bulk data export. */
export function isExportPath(path: string): boolean {
  return /^\/?(\$export|Patient\/\$export|Group\/[^/?]+\/\$export)(\?|$)/.test(
    path.replace(/%24/gi, '$'),
  );
}

/** Judges that an address is https. Where the FHIR base URL is plain http itself, there is nothing to lose. */
export function checkHttps(urls: readonly string[], baseUrl: string, exchangeId: string): Check[] {
  const plain = urls.filter((url) => new URL(url).protocol === 'http:');
  const [first] = plain;
  if (first === undefined) return [];
  const isTest = new URL(baseUrl).protocol === 'http:';
  const more = plain.length > 1 ? `, and ${plain.length - 1} more` : '';
  return [
    check('bulk.url.https', {
      verdict: isTest ? 'info' : 'fail',
      seen: `${excerpt(first, 200)}${more}${isTest ? '. The FHIR base URL is http as well, as in a test.' : ''}`,
      exchangeId,
    }),
  ];
}

/** Where the token may go. */
export interface TokenReach {
  baseUrl: string;
  /** Origins beside that of the base URL, named by the developer. */
  tokenOrigins: readonly string[];
}

/** Whether the access token may be sent to an address: to the origin of the FHIR base URL, or to one that was named. */
export function mayCarryToken(url: string, { baseUrl, tokenOrigins }: TokenReach): boolean {
  const { origin } = new URL(url);
  return [baseUrl, ...tokenOrigins].some(
    (known) => URL.canParse(known) && new URL(known).origin === origin,
  );
}

/** The finding that the token was kept back. */
export function tokenKeptBack(url: string, about: string): Check {
  return check('bulk.token.origin', {
    verdict: 'warn',
    seen: `${about} is at ${new URL(url).origin}, another origin: the request goes without the token.`,
  });
}
