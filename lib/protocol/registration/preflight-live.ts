import type { Check, Verdict } from '../check';
import type { HttpResult, Transport } from '../transport';
import type { PreflightInput } from './preflight';
import { check } from './preflight-catalogue';
import { describeOther, readImage } from './read-image';
import { kindOfUri } from './uri-kinds';

/** What is fetched of a page: enough to see that it is there. */
const maxPageBytes = 1024 * 1024;
/** More redirect URIs than this are not called: an app with so many has a pattern, and one mistake shows in the first. */
const maxRedirectUris = 12;

interface Seen {
  member: string;
  uri: string;
  exchangeId: string | null;
  /** Null: nothing is wrong. */
  problem: string | null;
  /** The portal itself could not look: its rules forbid the address. */
  isBlocked: boolean;
}

const strengths: Record<PreflightInput['profile']['liveUris'], Verdict> = {
  required: 'fail',
  advised: 'warn',
  none: 'info',
};

/**
 * Calls the addresses of an app as a holder would, where the holder cares: pages, logo, and with a user the redirect
 * URIs. Each address is called once, and redirects are not followed.
 */
export async function checkLiveUris(input: PreflightInput): Promise<Check[]> {
  const { app, profile, grantType } = input;
  if (profile.liveUris === 'none') return [];
  const bad = strengths[profile.liveUris];
  const redirects = grantType === 'authorization_code' ? app.redirect_uris : [];
  return [
    ...(await checkPages(input.context.transport, app, bad)),
    ...(
      await each(
        redirects
          .filter((uri) => kindOfUri(uri) === 'https')
          .slice(0, maxRedirectUris)
          .map((uri) => ({ member: 'redirect_uris', uri })),
        (member, uri) => look(input.context.transport, member, uri, redirectProblem),
      )
    ).map((seen) => told('registration.preflight.redirect-live', seen, bad)),
    ...(app.logo_uri === undefined
      ? []
      : [
          told(
            'registration.preflight.logo-image',
            await look(input.context.transport, 'logo_uri', app.logo_uri, logoProblem),
            bad,
          ),
        ]),
  ];
}

/** Calls the pages of an app as a holder would; `bad` is what a page that is not there is worth. */
export async function checkPages(
  transport: Transport,
  app: Partial<Pick<PreflightInput['app'], 'client_uri' | 'tos_uri' | 'policy_uri'>>,
  bad: Verdict = 'fail',
): Promise<Check[]> {
  const pages = (['client_uri', 'tos_uri', 'policy_uri'] as const).flatMap((member) => {
    const uri = app[member];
    return uri === undefined ? [] : [{ member, uri }];
  });
  const seen = await each(pages, (member, uri) => look(transport, member, uri, pageProblem));
  return seen.map((one) => told('registration.preflight.page-live', one, bad));
}

/** One after the other: nobody's server is to be flooded by a check. */
async function each(
  list: readonly { member: string; uri: string }[],
  lookAt: (member: string, uri: string) => Promise<Seen>,
): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (const { member, uri } of list) seen.push(await lookAt(member, uri));
  return seen;
}

async function look(
  transport: Transport,
  member: string,
  uri: string,
  judge: (response: NonNullable<HttpResult['response']>) => string | null,
): Promise<Seen> {
  const kind = kindOfUri(uri);
  if (kind === 'unreadable' || kind === 'custom-scheme') {
    return { member, uri, exchangeId: null, problem: 'it is no web address', isBlocked: false };
  }
  const { response, failure, exchangeId } = await transport({
    purpose: 'app-uri',
    method: 'GET',
    url: uri,
    headers: { accept: '*/*' },
    redirect: 'manual',
    maxBytes: maxPageBytes,
  });
  if (!response) {
    const isBlocked = failure.layer === 'policy';
    // A page that is larger than what we read is there all the same.
    const problem =
      failure.layer === 'limit' && failure.code === 'limit.body' ? null : failure.message;
    return { member, uri, exchangeId, problem, isBlocked };
  }
  return { member, uri, exchangeId, problem: judge(response), isBlocked: false };
}

function told(
  id: Parameters<typeof check>[0],
  { member, uri, exchangeId, problem, isBlocked }: Seen,
  bad: Verdict,
): Check {
  const where = `${member} ${uri}`;
  if (isBlocked) {
    const seen = `${where} was not called: ${problem ?? ''} A holder may reach it all the same, or not.`;
    return check(id, { verdict: 'skip', seen, exchangeId });
  }
  return problem === null
    ? check(id, { verdict: 'pass', seen: `${where} answers.`, exchangeId })
    : check(id, { verdict: bad, seen: `${where}: ${problem}`, exchangeId });
}

type Response = NonNullable<HttpResult['response']>;

function redirectText({ status, headers }: Response): string | null {
  if (status < 300 || status >= 400) return null;
  return `it redirects (${status}) to ${headers['location'] ?? 'nowhere'}.`;
}

function pageProblem(response: Response): string | null {
  const redirect = redirectText(response);
  if (redirect) return redirect;
  return response.status === 200 ? null : `it answers with status ${response.status}.`;
}

/** A callback without parameters may complain; it may not be missing. */
function redirectProblem(response: Response): string | null {
  const redirect = redirectText(response);
  if (redirect) return redirect;
  const { status } = response;
  return status === 404 || status === 410 || status >= 500
    ? `it answers with status ${status}.`
    : null;
}

function logoProblem(response: Response): string | null {
  const page = pageProblem(response);
  if (page) return page;
  const type = (response.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const found = readImage(response.body)?.mediaType;
  if (!found) return `it is ${describeOther(response.body)}, not PNG, JPEG or GIF.`;
  return type === found
    ? null
    : `the picture is ${found}, but the server calls it ${type || 'nothing'}.`;
}
