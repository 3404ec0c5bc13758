import 'server-only';
import { log } from '@/lib/log';
import { findHolder, type HolderName } from '../addresses';
import { OAuthError, oauthJson } from './oauth-error';

type Route = (
  request: Request,
  context: { params: Promise<{ holder: string }> },
) => Promise<Response>;

/**
 * Makes the route of one endpoint of a holder: 404 for holders that do not exist, refusals as OAuth error
 * JSON. What breaks on our side is logged and answered with `server_error`, without details.
 */
export function holderRoute(
  handler: (holder: HolderName, request: Request) => Promise<Response>,
): Route {
  return async (request, context) => {
    const holder = findHolder((await context.params).holder);
    if (!holder) return oauthJson({ error: 'not_found' }, 404);
    try {
      return await handler(holder, request);
    } catch (error) {
      if (error instanceof OAuthError) return error.toResponse();
      log.error({ err: error, holder }, 'an endpoint of the sandbox failed');
      return new OAuthError('server_error', 'Something broke on our side.', {
        status: 500,
      }).toResponse();
    }
  };
}

/** The answer to every method but POST. */
export function onlyPost(request: Request): Response {
  return new OAuthError('invalid_request', `Found ${request.method}, expected POST.`, {
    status: 405,
    headers: { allow: 'POST' },
  }).toResponse();
}
