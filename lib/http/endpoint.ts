import 'server-only';
import type * as z from 'zod';
import { clientAddress } from '@/lib/auth/client-address';
import { recordAudit } from '@/lib/domain/audit/record-audit';
import { AppError } from '@/lib/errors';
import { log } from '@/lib/log';
import { authorize } from './authorize';
import type { Access, AnyCall, Declaration, Endpoint } from './endpoint-types';
import { parseInput, type PathParams } from './parse-input';
import { problemResponse } from './problem';
import { bodyBytes, maxBodyBytes } from './read-body';
import { requestIdOf } from './request-id';

/**
 * Declares one API endpoint: who may call it, what it takes and gives, what it does. `serve` makes the route
 * handler of it, `openapi` its description.
 */
export function endpoint<
  const A extends Access,
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  R extends z.ZodType | null = null,
>(declaration: Declaration<A, P, Q, B, R>): Endpoint {
  // The types have done their work: the handler is only called with what the same declaration has parsed.
  return declaration as unknown as Endpoint;
}

/** Writes the audit entry of a call, once. A log that cannot be written does not undo what was done. */
function auditor(declared: Endpoint, call: () => AnyCall): (result: unknown) => Promise<void> {
  let isWritten = false;
  return async (result) => {
    const { audit } = declared;
    const { actor, workspace, requestId, address } = call();
    if (!audit || isWritten || !actor) return;
    isWritten = true;
    const target = result instanceof Response ? null : (audit.target?.(result, call()) ?? null);
    try {
      await recordAudit({
        workspaceId: target?.workspaceId ?? workspace?.id ?? null,
        actor: { kind: actor.kind, id: actor.id, name: actor.name },
        action: audit.action,
        target: target && { kind: target.kind, id: target.id },
        detail: target?.detail ?? null,
        requestId,
        address,
      });
    } catch (error) {
      log.error({ err: error, requestId, action: audit.action }, 'an audit entry is missing');
    }
  };
}

function refuseOtherMethods(request: Request, declared: Endpoint): void {
  const asked = request.method === 'HEAD' ? 'GET' : request.method;
  if (asked !== declared.method) {
    throw new AppError('request.method_not_allowed', {
      detail: `Found ${request.method}; expected ${declared.method}.`,
    });
  }
}

/** The bytes of a request whose endpoint takes none. */
async function* none(): AsyncGenerator<Uint8Array> {}

async function answer(
  declared: Endpoint,
  request: Request,
  params: PathParams,
  requestId: string,
): Promise<Response> {
  refuseOtherMethods(request, declared);
  const slug = typeof params.slug === 'string' ? params.slug : undefined;
  const authorized = await authorize(request, declared.access, slug);
  const input = await parseInput(request, params, declared);
  const call: AnyCall = {
    ...authorized,
    ...input,
    bytes: declared.takesBytes
      ? bodyBytes(request, declared.takesBytes, declared.maxBodyBytes ?? maxBodyBytes)
      : none(),
    accept: request.headers.get('accept') ?? '*/*',
    signal: request.signal,
    requestId,
    address: clientAddress(request.headers),
    audit: auditor(declared, () => call),
  };
  const result = await declared.handler(call);
  await call.audit(result);
  if (result instanceof Response) return result;
  if (declared.response === null) return new Response(null, { status: declared.status });
  return Response.json(result, { status: declared.status });
}

/** The route handler of an endpoint: the one way by which requests reach the API. */
export function serve(
  declared: Endpoint,
): (request: Request, context: { params: Promise<PathParams | undefined> }) => Promise<Response> {
  return async function handle(request, context) {
    const requestId = requestIdOf(request.headers.get('x-request-id'));
    const { pathname: path } = new URL(request.url);
    let response: Response;
    try {
      // Next has no params for a route whose path names none.
      response = await answer(declared, request, (await context.params) ?? {}, requestId);
    } catch (error) {
      response = problemResponse(error, { path, method: request.method, requestId });
      if (response.status === 405) response.headers.set('allow', declared.method);
    }
    response.headers.set('x-request-id', requestId);
    if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
    return response;
  };
}
