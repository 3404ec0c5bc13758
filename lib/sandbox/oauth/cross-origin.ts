import 'server-only';

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

/** Makes the answer to what a browser asks before it sends such a request of another origin. */
export function preflightFor(methods: string): () => Response {
  return () =>
    new Response(null, {
      status: 204,
      headers: {
        'access-control-allow-origin': '*',
        allow: `${methods}, OPTIONS`,
        'access-control-allow-methods': methods,
        'access-control-allow-headers': 'accept, authorization, content-type, dpop',
        'access-control-max-age': '86400',
      },
    });
}
