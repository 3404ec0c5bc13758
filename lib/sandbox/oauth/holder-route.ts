import 'server-only';
import { log } from '@/lib/log';
import { forAnyOrigin, preflight } from '../cross-origin';
import { findHolder } from '../holders/find-holder';
import type { Holder } from '../holders/settings';
import { OAuthError, oauthJson } from './oauth-error';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
type Method = (typeof methods)[number];

type Handler<Params> = (holder: Holder, request: Request, params: Params) => Promise<Response>;
type Handlers<Params> = Partial<Record<Method, Handler<Params>>>;

type Route<Params> = (
  request: Request,
  context: { params: Promise<Params & { holder: string }> },
) => Promise<Response>;
type Routes<Params> = Record<Method, Route<Params>>;

/** Makes the routes of one endpoint of a holder: one for each method that it has, and a refusal for every other. */
export function holderRoutes<Params extends object = object>(
  handlers: Handlers<Params>,
): Routes<Params> {
  const others = methodsOnly(methodsOf(handlers));
  return routesOf((method) => {
    const handler = handlers[method];
    return handler ? holderRoute(handler) : others;
  });
}

/** The same for an endpoint whose answers pages of any origin may read. */
export function crossOriginRoutes<Params extends object = object>(
  handlers: Handlers<Params>,
): Routes<Params> {
  const routes = holderRoutes(handlers);
  return routesOf((method) => {
    if (method === 'OPTIONS') {
      const asked = 'accept, authorization, content-type, dpop';
      return () => Promise.resolve(preflight(methodsOf(handlers), asked));
    }
    return handlers[method] ? forAnyOrigin(routes[method]) : routes[method];
  });
}

function methodsOf(handlers: object): string {
  return Object.keys(handlers).join(', ');
}

function routesOf<Params>(routeOf: (method: Method) => Route<Params>): Routes<Params> {
  return Object.fromEntries(methods.map((method) => [method, routeOf(method)])) as Routes<Params>;
}

/**
 * Makes the route of one method: 404 for holders that do not exist, refusals as OAuth error JSON. What breaks on our
 * side is logged and answered with `server_error`, without details.
 */
function holderRoute<Params extends object>(handler: Handler<Params>): Route<Params> {
  return async (request, context) => {
    const params = await context.params;
    try {
      const holder = await findHolder(params.holder);
      if (!holder) return oauthJson({ error: 'not_found' }, 404);
      return await handler(holder, request, params);
    } catch (error) {
      if (error instanceof OAuthError) return error.toResponse();
      log.error({ err: error, holder: params.holder }, 'an endpoint of the sandbox failed');
      return new OAuthError('server_error', 'Something broke on our side.', {
        status: 500,
      }).toResponse();
    }
  };
}

/** Makes the answer to every method but these. */
function methodsOnly(allowed: string): Route<object> {
  return (request) => {
    const refusal = new OAuthError(
      'invalid_request',
      `Found ${request.method}, expected ${allowed}.`,
      { status: 405, headers: { allow: allowed } },
    );
    return Promise.resolve(refusal.toResponse());
  };
}
