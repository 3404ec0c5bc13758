import 'server-only';
import { AppError } from '@/lib/errors';
import { problemResponse } from './problem';
import { requestIdOf } from './request-id';

/** Answers for addresses below `/api/v1` at which there is nothing, in the form of all other answers. */
export function serveUnknown(request: Request): Response {
  const requestId = requestIdOf(request.headers.get('x-request-id'));
  const { pathname: path } = new URL(request.url);
  const error = new AppError('resource.not_found', {
    detail: `The API has no address ${path}. /api/v1/openapi.json lists all of them.`,
  });
  const response = problemResponse(error, { path, method: request.method, requestId });
  response.headers.set('x-request-id', requestId);
  response.headers.set('cache-control', 'no-store');
  return response;
}
