import 'server-only';
import { log } from '@/lib/log';
import { findHolder, type Holder } from '../holders/find-holder';
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
    const holder = await findHolder(params.holder);
    if (!holder) return oauthJson({ error: 'not_found' }, 404);
    try {
      return await handler(holder, request, params);
    } catch (error) {
      if (error instanceof OAuthError) return error.toResponse();
      log.error({ err: error, holder: holder.name }, 'an endpoint of the sandbox failed');
      return new OAuthError('server_error', 'Something broke on our side.', {
        status: 500,
      }).toResponse();
    }
  };
}

/** Makes the answer to every method that an endpoint does not take. */
export function only(methods: string): (request: Request) => Response {
  return (request) =>
    new OAuthError('invalid_request', `Found ${request.method}, expected ${methods}.`, {
      status: 405,
      headers: { allow: methods },
    }).toResponse();
}

/** The answer to every method but POST. */
export const onlyPost = only('POST');
