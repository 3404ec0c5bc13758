import { isExportPath } from '@/lib/protocol/bulk/addresses';
import { excerpt } from '@/lib/protocol/bytes';
import { bulkData } from '@/lib/protocol/citations';
import type { Exchange } from '@/lib/protocol/exchange';
import type { Evidence } from '../evidence';
import { headerOf } from '@/lib/protocol/headers';
import type { Rule } from '../rule';
import { fact, itsWords, values } from '../proofs';
import { grantOf } from './grant';

const scopes = bulkData('smart-backend-services-authorization', 'authorization');
const status = bulkData('bulk-data-status-request', 'status');

/** Whether the request that failed is the kick-off of an export. */
function isKickOff({ exchange, baseUrl }: Evidence): boolean {
  const url = exchange?.request.url ?? '';
  return url.startsWith(baseUrl) && isExportPath(url.slice(baseUrl.length));
}

const headerSent = (evidence: Evidence, name: string) =>
  evidence.sent ? headerOf(evidence.sent.headers, name) : '';

const retryAfterOf = (exchange: Exchange) =>
  exchange.response ? headerOf(exchange.response.headers, 'retry-after') : '';

/** The same address asked just before. */
function askedBefore({ exchange, exchanges }: Evidence): Exchange | null {
  const at = exchanges.findIndex(({ id }) => id === exchange?.id);
  const url = exchange?.request.url;
  return exchanges.slice(0, at).findLast(({ request }) => request.url === url) ?? null;
}

/** When the files of the manifest that came before are gone, as the holder says. */
function expiresAt({ exchanges }: Evidence): string {
  const manifest = exchanges.findLast(
    ({ purpose, response }) => purpose === 'bulk-status' && response?.status === 200,
  );
  return manifest?.response ? headerOf(manifest.response.headers, 'expires') : '';
}

/** Why a bulk data export was refused, or did not come to its end. */
export const bulkRules: readonly Rule[] = [
  {
    id: 'explain.bulk.not-asynchronous',
    title: 'The kick-off does not say that it can wait',
    level: 'SHALL',
    expected: 'Prefer: respond-async',
    why: 'An export is never answered at once. A holder refuses a client that does not say that it will ask again.',
    fix: 'Add the header Prefer: respond-async, or let the console follow the export, which adds it.',
    citation: bulkData('headers', 'headers of the kick-off'),
    explains: ['fhir.response.rejected', 'bulk.kick-off.accepted'],
    place: 'console.request',
    judge: (evidence) => {
      const prefer = headerSent(evidence, 'prefer');
      if (!isKickOff(evidence) || /(^|[,;\s])respond-async/i.test(prefer)) return null;
      return {
        certainty: 'proven',
        seen:
          prefer === ''
            ? 'There was no Prefer header.'
            : `The Prefer header says ${excerpt(prefer)}.`,
        proof: [values('Prefer', prefer || 'absent', 'respond-async'), ...itsWords(evidence)],
      };
    },
  },
  {
    id: 'explain.bulk.user-token',
    title: 'The token is for a person, and exports are for systems',
    level: 'SHALL',
    expected: 'Scopes of system/, granted for client credentials.',
    why: 'Nobody signs in for the data of a whole population: holders give exports to clients that act for themselves.',
    fix: 'Authenticate without a person: SMART backend services or UDAP client credentials, with system/*.rs or the types that you need (in version 1: system/*.read).',
    citation: scopes,
    explains: ['fhir.response.forbidden', 'fhir.response.unauthenticated'],
    place: 'console.authentication',
    judge: (evidence) => {
      const grant = grantOf(evidence);
      if (!grant || !isKickOff(evidence)) return null;
      const isForSystems = grant.scope.some((scope) => scope.startsWith('system/'));
      if (isForSystems || !grant.scope.some((scope) => /^(user|patient)\//.test(scope))) {
        return null;
      }
      return {
        certainty: 'proven',
        seen: `Granted: ${grant.scope.join(' ')}; there is no scope of system/ among them.`,
        proof: [values('Granted scopes', grant.scope.join(' '), 'system/*.rs')],
      };
    },
  },
  {
    id: 'explain.bulk.too-many',
    title: 'Another export of this client is under way',
    level: 'MAY',
    expected: 'As many exports at once as the holder allows.',
    why: 'Exports are expensive: many holders write one of a client at a time.',
    fix: 'Wait for the export that is under way, or end it: the runs that follow one can be cancelled, which sends DELETE.',
    citation: status,
    explains: ['fhir.response.rate'],
    decide: 'The OperationOutcome, and whether it is taken after the other export has ended.',
    judge: (evidence) =>
      isKickOff(evidence)
        ? {
            certainty: 'likely',
            seen: 'The kick-off itself was answered with 429.',
            proof: [
              fact(
                'Retry-After',
                evidence.exchange ? retryAfterOf(evidence.exchange) || 'absent' : 'absent',
              ),
              ...itsWords(evidence),
            ],
          }
        : null,
  },
  {
    id: 'explain.bulk.too-fast',
    title: 'The holder was asked again before the time it had named',
    level: 'SHALL',
    expected: 'A distance of Retry-After between two questions.',
    why: 'Each question costs the holder work. One that is asked too often may end the export.',
    fix: 'Wait as long as Retry-After says; without it, twice as long each time.',
    citation: status,
    explains: ['bulk.status.pace'],
    judge: (evidence) => {
      const before = askedBefore(evidence);
      const wanted = before ? Number(retryAfterOf(before)) : NaN;
      if (!before || !evidence.exchange || Number.isNaN(wanted)) return null;
      const ended = Date.parse(before.startedAt) + (before.timings?.totalMs ?? 0);
      const waited = (Date.parse(evidence.exchange.startedAt) - ended) / 1000;
      if (waited >= wanted) return null;
      return {
        certainty: 'proven',
        seen: `It was asked again after ${waited.toFixed(1)} s; Retry-After had said ${wanted} s.`,
        proof: [values('Distance', `${waited.toFixed(1)} s`, `${wanted} s`)],
      };
    },
  },
  {
    id: 'explain.bulk.own-limit',
    title: 'The holder has a limit of its own for questions',
    level: 'MAY',
    expected: 'An answer to a question that keeps to Retry-After.',
    why: 'The questions kept to what Retry-After had said, or it said nothing. Gateways in front of a server often limit all requests of a client, whatever the server behind them says.',
    fix: 'Nothing has to be done: the run waits as long as the answer says, and asks again. If it comes up again and again, tell the operator.',
    citation: status,
    explains: ['bulk.status.pace'],
    decide: 'The documentation of the holder about rate limits.',
    judge: (evidence) => {
      const before = askedBefore(evidence);
      return {
        certainty: 'likely',
        seen: before
          ? `The question before was answered with Retry-After: ${retryAfterOf(before) || 'absent'}.`
          : 'It was the first question.',
        proof: itsWords(evidence),
      };
    },
  },
  {
    id: 'explain.bulk.expired',
    title: 'The export has expired, or was ended',
    level: 'MAY',
    expected: 'An address that answers until the time in Expires.',
    why: 'Holders keep exports for some hours. Then, and after DELETE, they know neither the export nor its files.',
    fix: 'Kick the export off again, and fetch the files soon. With _since the new one has only what is new.',
    citation: status,
    explains: ['bulk.status.answered', 'bulk.file.answered'],
    place: 'console.request',
    decide: 'Whether a new export can be followed to its end.',
    judge: (evidence) => {
      const { answer, exchange } = evidence;
      if (!answer || !exchange || ![404, 410].includes(answer.status)) return null;
      const expires = expiresAt(evidence);
      const isOver = Date.parse(expires) < Date.parse(exchange.startedAt);
      const began = askedBefore(evidence);
      return {
        certainty: isOver ? 'proven' : 'likely',
        seen: isOver
          ? `The holder had said that it expires at ${expires}.`
          : began
            ? `It was there before: status ${began.response?.status}.`
            : `Status ${answer.status}.`,
        proof: [fact('Expires', expires || 'not said'), ...itsWords(evidence)],
      };
    },
  },
  {
    id: 'explain.bulk.file-token',
    title: 'The file wants a token, and the request had none',
    level: 'SHALL',
    expected: 'requiresAccessToken: true, and files at the origin of the FHIR base URL.',
    why: 'The manifest says whether files need the token. The portal sends none where it says no, and none to another origin that nobody has named.',
    fix: 'If the other server is the holder’s own, name its origin in “Origins that may get the token” (bulk.tokenOrigins). Where the manifest says false, the operator corrects it.',
    citation: bulkData('response---output-manifest', 'requiresAccessToken'),
    explains: ['bulk.file.answered'],
    place: 'console.request',
    judge: (evidence) => {
      const { answer, sent } = evidence;
      if (!answer || ![401, 403].includes(answer.status)) return null;
      if (headerSent(evidence, 'authorization') !== '' || !sent) return null;
      const isKeptBack = evidence.checks.some(({ check }) => check.id === 'bulk.token.origin');
      return {
        certainty: 'proven',
        seen: isKeptBack
          ? `The file is at ${new URL(sent.url).origin}, where the token was not sent.`
          : 'The manifest says that files need no token.',
        proof: [
          fact('Authorization', 'none'),
          fact('FHIR base URL', evidence.baseUrl),
          fact('File', sent.url),
        ],
      };
    },
  },
];
