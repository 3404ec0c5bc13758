/**
 * Where to go after a sign-in: the path that `callbackUrl` names when it is on our own origin, `/`
 * otherwise. Nobody is sent to another site after signing in, and never back to the sign-in page.
 *
 * @param origin the public origin of the portal, for example `https://onramp.example.org`
 */
export function callbackPathOf(callbackUrl: string | undefined, origin: string): string {
  if (!callbackUrl) return '/';
  let url: URL;
  try {
    url = new URL(callbackUrl, origin);
  } catch {
    return '/';
  }
  if (url.origin !== new URL(origin).origin) return '/';
  // `//host` after the origin would be read as another host when used as a relative address.
  const path = `${url.pathname}${url.search}${url.hash}`;
  return /^\/(?![/\\])/.test(path) && !/^\/(signin|api)(\/|\?|#|$)/.test(path) ? path : '/';
}
