import 'server-only';
import { bringsData, type Body, type Exchange } from '@/lib/protocol/exchange';
import type { Jwt } from '@/lib/protocol/jwt';
import type { NewRunFrame } from '@/lib/run/frames';
import { removedSignature } from '@/lib/run/redact-members';

const note = 'The environment is marked as production: this body is not kept.';
const claimNote = '‹left out: the environment is production›';

/** The fact of a note that names the person who signed in. */
export const personFact = 'signed in';

const without = (body: Body): Body => ({ ...body, text: null, note });

/** Claims that say how a person signed in, and by which ids they are known: without them no check can be followed. */
const protocolClaims: ReadonlySet<string> = new Set([
  'iss',
  'sub',
  'aud',
  'azp',
  'exp',
  'iat',
  'nbf',
  'auth_time',
  'nonce',
  'acr',
  'amr',
  'at_hash',
  'c_hash',
  's_hash',
  'sid',
  'jti',
  'fhirUser',
]);

/** An id_token as it stands in a body or address once its signature was removed. */
const signed = new RegExp(`\\b(eyJ[\\w-]+)\\.[\\w-]+\\.${removedSignature}`, 'g');

function claimsWithoutPerson(claims: Jwt['claims']): Jwt['claims'] {
  return Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      protocolClaims.has(name) ? value : claimNote,
    ]),
  );
}

function withoutBody(exchange: Exchange): Exchange {
  const { request, response } = exchange;
  return {
    ...exchange,
    request: { ...request, body: request.body && without(request.body) },
    response: response && { ...response, body: without(response.body) },
  };
}

/** Tokens in an answer keep what they say of themselves and lose what they say of somebody. */
function withoutClaims(exchange: Exchange): Exchange {
  const { response } = exchange;
  if (exchange.purpose !== 'token' || !response?.body.text) return exchange;
  const text = response.body.text.replace(signed, `$1.${claimNote}.${removedSignature}`);
  return { ...exchange, response: { ...response, body: { ...response.body, text } } };
}

/**
 * A frame without what was asked of a FHIR server of production and what it answered, and without what an id_token
 * says of a person; sizes, headers, times and the claims of the protocol stay.
 */
export function withoutData(frame: NewRunFrame): NewRunFrame {
  if (frame.type === 'exchange') {
    const { exchange } = frame;
    const isData = bringsData(exchange.purpose);
    return { ...frame, exchange: isData ? withoutBody(exchange) : withoutClaims(exchange) };
  }
  if (frame.type === 'note' && frame.facts?.[personFact] !== undefined) {
    return { ...frame, facts: { ...frame.facts, [personFact]: claimNote } };
  }
  if (frame.type !== 'jwt' || frame.jwt.kind !== 'id_token') return frame;
  return { ...frame, jwt: { ...frame.jwt, claims: claimsWithoutPerson(frame.jwt.claims) } };
}
