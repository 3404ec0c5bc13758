import { excerpt } from '@/lib/protocol/bytes';
import { fhirR4, rfc, smart, udapSection } from '@/lib/protocol/citations';
import { scopeParts } from '@/lib/protocol/registration/scope-words';
import type { Evidence } from '../evidence';
import { headerOf } from '@/lib/protocol/headers';
import type { Rule } from '../rule';
import { fact, textOf, textsOf, values } from '../proofs';
import { grantOf } from './grant';

const scopes = smart('scopes-and-launch-context', 'Scopes');
const unauthenticated = ['fhir.response.unauthenticated'];
const forbidden = ['fhir.response.forbidden'];
const v1Letters: Readonly<Record<string, string>> = { read: 'rs', write: 'cud', '*': 'cruds' };

/** The interaction of a request in the letters of SMART 2: type and one of c, r, u, d, s. */
function interactionOf({ exchange, baseUrl }: Evidence): { type: string; letter: string } | null {
  if (!exchange) return null;
  const { method, url } = exchange.request;
  const below = url.startsWith(baseUrl) ? url.slice(baseUrl.length) : '';
  const [path = ''] = below.replace(/^\//, '').split('?');
  const [type = '', next = ''] = path.split('/');
  if (!/^[A-Z][A-Za-z]+$/.test(type)) return null;
  const isOne = next !== '' && !next.startsWith('_') && !next.startsWith('$');
  if (method === 'GET' || method === 'HEAD') return { type, letter: isOne ? 'r' : 's' };
  if (method === 'POST') return { type, letter: next === '_search' ? 's' : 'c' };
  return { type, letter: method === 'DELETE' ? 'd' : 'u' };
}

const names: Readonly<Record<string, string>> = {
  c: 'create',
  r: 'read',
  u: 'update',
  d: 'delete',
  s: 'search',
};

/** Whether a scope, in either syntax, covers an interaction. */
function covers(scope: string, { type, letter }: { type: string; letter: string }): boolean {
  const parts = scopeParts(scope);
  if (!parts || (parts.type !== '*' && parts.type !== type)) return false;
  const letters = parts.version === 'v1' ? (v1Letters[parts.rights] ?? '') : parts.rights;
  return letters.includes(letter);
}

const challengeOf = ({ answer }: Evidence) =>
  answer ? headerOf(answer.headers, 'www-authenticate') : '';
const hasToken = ({ sent }: Evidence) =>
  sent !== null && headerOf(sent.headers, 'authorization') !== '';

function issueText({ answer }: Evidence): string {
  const issues = answer?.json['issue'];
  if (!Array.isArray(issues)) return '';
  return issues
    .slice(0, 5)
    .map(
      (issue: {
        severity?: unknown;
        code?: unknown;
        diagnostics?: unknown;
        details?: { text?: unknown };
      }) =>
        [
          textOf(issue.severity),
          textOf(issue.code),
          textOf(issue.details?.text) || textOf(issue.diagnostics),
        ]
          .filter(Boolean)
          .join(' '),
    )
    .join('; ');
}

/** Why a FHIR server refused a request, or answered with less than was expected. */
export const fhirRules: readonly Rule[] = [
  {
    id: 'explain.fhir.no-token',
    title: 'The request went without an access token',
    level: 'SHALL',
    expected: 'Authorization: Bearer, with a token of the holder.',
    why: 'The holder shows this to nobody who has not authenticated.',
    fix: 'Choose a way to authenticate.',
    citation: rfc(6750, '3'),
    explains: [...unauthenticated, ...forbidden],
    place: 'console.authentication',
    judge: (evidence) =>
      !hasToken(evidence) && evidence.sent
        ? {
            certainty: 'proven',
            seen: `Status ${evidence.answer?.status}; there was no Authorization header.`,
            proof: [
              fact('Authorization', 'none'),
              fact('WWW-Authenticate', challengeOf(evidence) || 'absent'),
            ],
          }
        : null,
  },
  {
    id: 'explain.fhir.token-ended',
    title: 'The access token had ended',
    level: 'SHALL',
    expected: 'A token within its expires_in.',
    why: 'A token lives an hour at most, often some minutes.',
    fix: 'Get a new token and send the request again.',
    citation: rfc(6750, '3.1'),
    explains: unauthenticated,
    place: 'console.authentication',
    judge: (evidence) => {
      const grant = grantOf(evidence);
      const at = evidence.clock?.theirs ?? evidence.exchange?.startedAt ?? '';
      const isOver = grant !== null && grant.endsAt !== null && at > grant.endsAt;
      const words = /expired|has ended/i.test(challengeOf(evidence));
      if (!hasToken(evidence) || (!isOver && !words)) return null;
      return {
        certainty: 'proven',
        seen: isOver
          ? `It ended at ${grant.endsAt}.`
          : `The holder says: ${excerpt(challengeOf(evidence))}`,
        proof: [
          ...(grant ? [values('Ends at', grant.endsAt ?? 'not said', `asked at ${at}`)] : []),
          fact('WWW-Authenticate', challengeOf(evidence) || 'absent'),
        ],
      };
    },
  },
  {
    id: 'explain.fhir.token-refused',
    title: 'The FHIR server does not accept the token of its own authorization server',
    level: 'SHALL',
    expected: 'A token for this base URL is accepted until it ends.',
    why: 'The token is fresh. It was revoked meanwhile, it is for another FHIR server (its aud), or the FHIR server cannot verify tokens of this authorization server: another key, another issuer, introspection that fails.',
    fix: 'Compare the base URL with the one for which the token was asked. Then give the exchange to the operator: FHIR server and authorization server have to agree on keys or introspection.',
    citation: smart('app-launch', 'App Launch'),
    explains: unauthenticated,
    place: 'console.holder',
    decide: 'An introspection of the token right after the refusal.',
    judge: (evidence) => {
      if (!hasToken(evidence)) return null;
      const grant = grantOf(evidence);
      const challenge = challengeOf(evidence);
      const [, error] = /error="?([^",]+)/.exec(challenge) ?? [];
      return {
        certainty: grant ? 'likely' : 'possible',
        seen: `Status 401${error ? `, ${error}` : ''}${grant ? `; the token was granted at ${grant.answeredAt}` : ''}.`,
        proof: [
          fact('WWW-Authenticate', challenge || 'absent'),
          ...(grant
            ? [
                fact('Ends at', grant.endsAt ?? 'not said'),
                fact('Granted scopes', grant.scope.join(' ')),
              ]
            : []),
          fact('FHIR base URL', evidence.baseUrl),
        ],
      };
    },
  },
  {
    id: 'explain.fhir.scope-missing',
    title: 'No granted scope covers the request',
    level: 'SHALL',
    expected: 'A scope for the resource type and the interaction.',
    why: 'r is read of one resource, s is search, c, u and d are create, update and delete. In version 1, read means r and s.',
    fix: 'Ask for the scope that is missing; register it first if it was not registered.',
    citation: scopes,
    explains: forbidden,
    place: 'console.scope',
    judge: (evidence) => {
      const grant = grantOf(evidence);
      const interaction = interactionOf(evidence);
      if (!grant || !interaction || !hasToken(evidence)) return null;
      if (grant.scope.some((scope) => covers(scope, interaction))) return null;
      const context =
        grant.scope.map((scope) => scopeParts(scope)?.context).find(Boolean) ?? 'system';
      const needed = `${context}/${interaction.type}.${interaction.letter}`;
      return {
        certainty: 'proven',
        seen: `It is a ${names[interaction.letter]} of ${interaction.type}; granted: ${grant.scope.join(' ') || 'nothing'}.`,
        proof: [values('Granted scopes', grant.scope.join(' ') || 'none', needed)],
        fix: `Ask for ${needed}${interaction.letter === 's' || interaction.letter === 'r' ? ` (in version 1: ${context}/${interaction.type}.read)` : ''}; register it first if it was not registered.`,
      };
    },
  },
  {
    id: 'explain.fhir.policy',
    title: 'The scopes cover the request; the policy of the holder does not allow it',
    level: 'MAY',
    expected: 'Data that the holder lets this client see.',
    why: 'A scope is an upper limit. What the user may see, the purpose of use, consent of the patient and rules of the holder can be narrower. A token counts only for the subject and the purpose that its assertion named.',
    fix: 'Read what the holder says. For another purpose or subject get a new token with that purpose.',
    citation: udapSection('b2b', '5.2.4', '5.2.4'),
    explains: forbidden,
    place: 'console.purpose',
    decide: 'The OperationOutcome, or the operator of the holder.',
    judge: (evidence) => {
      if (!hasToken(evidence)) return null;
      const grant = grantOf(evidence);
      const interaction = interactionOf(evidence);
      const isCovered =
        grant && interaction && grant.scope.some((scope) => covers(scope, interaction));
      const issues = issueText(evidence);
      const b2b = evidence.jwt('client_assertion')?.claims['extensions'];
      return {
        certainty: isCovered ? 'likely' : 'possible',
        seen: issues ? `The holder says: ${excerpt(issues, 240)}` : 'The holder does not say why.',
        proof: [
          ...(grant ? [fact('Granted scopes', grant.scope.join(' '))] : []),
          ...(b2b === undefined ? [] : [fact('Who asked, and for what', b2b)]),
          fact('OperationOutcome', issues || 'none'),
        ],
      };
    },
  },
  {
    id: 'explain.fhir.patient-context',
    title: 'The token sees one patient only',
    level: 'MAY',
    expected: 'Data of the patient in the context of the token.',
    why: 'With patient/ scopes a search is limited to the compartment of the patient that was chosen.',
    fix: 'Compare the patient in the request with the one of the token.',
    citation: scopes,
    explains: ['fhir.response.empty', 'fhir.response.not-found'],
    place: 'console.request',
    decide: 'The same search for the patient of the token.',
    judge: (evidence) => {
      const grant = grantOf(evidence);
      if (!grant || grant.patient === '') return null;
      const url = evidence.exchange?.request.url ?? '';
      const isNamed = url.includes(grant.patient);
      const isOther = !isNamed && /[?&](patient|subject)=|\/Patient\//.test(url);
      return {
        certainty: isOther ? 'likely' : 'possible',
        seen: `The patient in context is ${grant.patient}${isOther ? '; the request names another one' : ''}.`,
        proof: [values('Request', url, `Patient/${grant.patient}`)],
      };
    },
  },
  {
    id: 'explain.fhir.nothing-found',
    title: 'The search matches nothing, or what it matches was withheld',
    level: 'MAY',
    expected: 'At least one entry.',
    why: 'A holder does not tell apart what is not there from what may not be seen. Parameters that it does not know it may ignore, or not.',
    fix: 'Search with fewer parameters, and look into the CapabilityStatement for those that are supported.',
    citation: fhirR4('search', 'search'),
    explains: ['fhir.response.empty'],
    place: 'console.request',
    decide: 'The same search without parameters.',
    judge: (evidence) => {
      const url = evidence.exchange?.request.url ?? '';
      const names = URL.canParse(url) ? [...new URL(url).searchParams.keys()] : [];
      const type = interactionOf(evidence)?.type ?? '';
      const known = searchParameters(evidence, type);
      const unknown =
        known === null
          ? []
          : names.filter(
              (name) => !name.startsWith('_') && !known.includes(name.split(/[:.]/)[0] ?? ''),
            );
      return {
        certainty: unknown.length > 0 ? 'likely' : 'possible',
        seen:
          unknown.length > 0
            ? `The CapabilityStatement of the holder does not list ${unknown.join(', ')} for ${type}.`
            : `Searched by ${names.join(', ') || 'nothing'}.`,
        proof: [
          fact('Request', url),
          ...(known ? [fact(`Search parameters of ${type}`, known.join(' ') || 'none')] : []),
        ],
      };
    },
  },
  {
    id: 'explain.fhir.type-not-served',
    title: 'The holder does not serve this resource type',
    level: 'SHALL',
    expected: 'A type that the CapabilityStatement lists.',
    why: 'With authorization it has nothing to do.',
    fix: 'Ask for a type that the holder lists.',
    citation: fhirR4('http', 'HTTP'),
    explains: ['fhir.response.not-found', 'fhir.response.rejected'],
    place: 'console.request',
    judge: (evidence) => {
      const served = servedTypes(evidence);
      const type = interactionOf(evidence)?.type;
      return served && type !== undefined && !served.includes(type)
        ? {
            certainty: 'proven',
            seen: `${type} is not in the CapabilityStatement.`,
            proof: [values('Resource type', type, served.join(' '))],
          }
        : null;
    },
  },
  {
    id: 'explain.fhir.request-wrong',
    title: 'The server finds the request itself wrong; it is no matter of authorization',
    level: 'SHALL',
    expected: 'A request that the server understands.',
    why: 'The holder says in the OperationOutcome what it does not understand: a parameter, a value, the format or the id.',
    fix: 'Read the issues and correct the request.',
    citation: fhirR4('http', 'HTTP'),
    explains: ['fhir.response.rejected', 'fhir.response.not-found'],
    place: 'console.request',
    judge: (evidence) => {
      const issues = issueText(evidence);
      return evidence.answer
        ? {
            certainty: issues ? 'proven' : 'likely',
            seen: issues
              ? excerpt(issues, 300)
              : `Status ${evidence.answer.status} without an OperationOutcome.`,
            proof: [
              fact('Request', evidence.exchange?.request.url ?? ''),
              fact('OperationOutcome', issues || 'none'),
            ],
          }
        : null;
    },
  },
];

interface RestResource {
  type?: unknown;
  searchParam?: unknown;
}

/** The resources of the CapabilityStatement; null when there is none. */
function resourcesOf({ exchanges }: Evidence): RestResource[] | null {
  const text = exchanges.findLast(
    ({ purpose, response }) => purpose === 'capability-statement' && response?.status === 200,
  )?.response?.body.text;
  try {
    const { rest } = JSON.parse(text ?? '') as { rest?: { resource?: RestResource[] }[] };
    const resources = rest?.flatMap(({ resource }) => resource ?? []) ?? [];
    return resources.length > 0 ? resources : null;
  } catch {
    return null;
  }
}

function servedTypes(evidence: Evidence): string[] | null {
  const resources = resourcesOf(evidence);
  return resources && textsOf(resources.map(({ type }) => type));
}

function searchParameters(evidence: Evidence, type: string): string[] | null {
  const found = resourcesOf(evidence)?.find((resource) => resource.type === type);
  if (!found || !Array.isArray(found.searchParam)) return null;
  return textsOf(found.searchParam.map((parameter: { name?: unknown } | null) => parameter?.name));
}
