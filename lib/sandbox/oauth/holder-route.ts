import 'server-only';
import { log } from '@/lib/log';
import { findHolder } from '../holders/find-holder';
import type { Holder } from '../holders/settings';
import { OAuthError, oauthJson } from './oauth-error';

type Route<Params> = (
  request: Request,
  context: { params: Promise<Params & { holder: string }> },
) => Promise<Response>;

/**
 * Makes the route of one endpoint of a holder: 404 for holders that do not exist, refusals as OAuth error
 * JSON. What breaks on our side is logged and answered with `server_error`, without details.
 */
export function holderRoute<Params extends object = object>(
  handler: (holder: Holder, request: Request, params: Params) => Promise<Response>,
): Route<Params> {
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
export function methodsOnly(allowed: string): (request: Request) => Response {
  return (request) =>
    new OAuthError('invalid_request', `Found ${request.method}, expected ${allowed}.`, {
      status: 405,
      headers: { allow: allowed },
    }).toResponse();
}

/** The answer to every method but POST. */
export const onlyPost = methodsOnly('POST');
