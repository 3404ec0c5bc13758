import 'server-only';

/** Browsers of any origin may ask: what is there is for everybody, or what counts is the token. */
export const anyOrigin = { 'access-control-allow-origin': '*' };

type Route<Context> = (request: Request, context: Context) => Promise<Response>;

/**
 * Lets pages of any origin read what a route answers, as apps that live in a browser alone need it. What counts at
 * these routes is what the request itself proves; they look at no cookie.
 *
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/app-launch.html (Considerations for Cross-Origin Resource Sharing)
 */
export function forAnyOrigin<Context>(route: Route<Context>): Route<Context> {
  return async (request, context) => {
    const response = await route(request, context);
    const headers = new Headers(response.headers);
    headers.set('access-control-allow-origin', '*');
    headers.set('access-control-expose-headers', 'dpop-nonce, www-authenticate');
    return new Response(response.body, { status: response.status, headers });
  };
}

/**
 * Answers what a browser asks before it sends a request of another origin.
 *
 * @param methods what it may send there
 * @param headers the headers that it may send along
 */
export function preflight(methods: string, headers: string): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...anyOrigin,
      allow: `${methods}, OPTIONS`,
      'access-control-allow-methods': methods,
      'access-control-allow-headers': headers,
      'access-control-max-age': '86400',
    },
  });
}
