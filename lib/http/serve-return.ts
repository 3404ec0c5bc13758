import 'server-only';
import { readSession } from '@/lib/auth/read-session';
import { answerAuthorization } from '@/lib/domain/authorizations/answer-authorization';
import { findVisit } from '@/lib/domain/authorizations/find-visit';
import { env } from '@/lib/env';
import type { ReturnProblem } from '@/lib/schemas/authorization';

/** A redirect that tells the next page nothing of the address that it comes from: a code may be in it. */
function lead(to: string): Response {
  return new Response(null, {
    status: 303,
    headers: {
      location: new URL(to, env().APP_URL).href,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    },
  });
}

const leadToProblem = (problem: ReturnProblem) => lead(`/oauth/problem?why=${problem}`);

/**
 * Takes back a person whom a run had sent to a holder, and leads them to the run, which goes on meanwhile.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2
 */
export async function serveReturn(request: Request): Promise<Response> {
  const user = await readSession(request);
  const query = new URL(request.url).search.slice(1);
  const outcome = await answerAuthorization(user?.id ?? null, query);
  return outcome.ok
    ? lead(`/w/${outcome.workspace}/runs/${outcome.runId}`)
    : leadToProblem(outcome.problem);
}

/** Sends the browser of a person to the holder at which a run waits for them. */
export async function serveDeparture(
  request: Request,
  context: { params: Promise<{ authorization: string }> },
): Promise<Response> {
  const { authorization } = await context.params;
  const user = await readSession(request);
  if (!user) {
    const here = `/oauth/go/${encodeURIComponent(authorization)}`;
    return lead(`/signin?callbackUrl=${encodeURIComponent(here)}`);
  }
  const visit = await findVisit(user.id, authorization);
  return 'url' in visit ? lead(visit.url) : leadToProblem(visit.problem);
}
