import type { Evidence } from './evidence';

/** Host and port of an address; a text that is no address as it is. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/** The parameters with which the browser went to the holder. */
export function sentParameters({ authorizationUrl }: Evidence): URLSearchParams {
  return URL.canParse(authorizationUrl)
    ? new URL(authorizationUrl).searchParams
    : new URLSearchParams();
}
