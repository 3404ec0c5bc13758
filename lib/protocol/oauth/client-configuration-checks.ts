import { checksFrom, type CheckDefinition } from '../check';
import { rfc } from '../citations';

/** What an answer of the client configuration endpoint can mean. */
export const clientConfigurationChecks = {
  'oauth.client-configuration.answered': {
    title: 'The holder answered with the client',
    level: 'SHALL',
    expected: 'Status 200 with the client as it is registered now.',
    why: 'The answer is the holder’s word on what the client is.',
    fix: 'Read the answer: the operator of the holder can say what it means.',
    citation: rfc(7592, '3'),
  },
  'oauth.client-configuration.client-id': {
    title: 'It is the same client',
    level: 'SHALL',
    expected: 'The client_id of this registration.',
    why: 'An answer about another client says nothing about this one.',
    fix: 'Do not use the answer; tell the operator.',
    citation: rfc(7592, '3'),
  },
  'oauth.client-configuration.values': {
    title: 'The client is what was asked for',
    level: 'MAY',
    expected: 'The metadata that was sent.',
    why: 'A holder may replace or refuse single values and keep the rest.',
    fix: 'Use the values of the answer, or ask the operator.',
    citation: rfc(7592, '2.2'),
  },
  'oauth.client-configuration.deleted': {
    title: 'The holder deleted the client',
    level: 'SHALL',
    expected: 'Status 204.',
    why: 'After it the client_id, the secret and the tokens are void.',
    fix: 'If it is not deleted, ask the operator; the client_id works until then.',
    citation: rfc(7592, '2.3'),
  },
  'oauth.client-configuration.unauthorized': {
    title: 'The registration access token is taken',
    level: 'SHALL',
    expected: 'An answer other than 401.',
    why: 'Holders answer 401 both for a token that is void and for a client that does not exist any more: who has no client shall not learn which exist.',
    fix: 'If the client was deleted or its life is over, register again. If a token of an older answer was used, only the newest one counts. Otherwise ask the operator.',
    citation: rfc(7592, '2.1'),
  },
  'oauth.client-configuration.forbidden': {
    title: 'The holder lets the client be managed so',
    level: 'MAY',
    expected: 'An answer other than 403, 404, 405 and 501.',
    why: 'A holder may offer reading without changing, or none of it although it gave a token.',
    fix: 'Ask the operator for the change.',
    citation: rfc(7592, '2'),
  },
  'oauth.client-configuration.invalid': {
    title: 'The holder takes the metadata',
    level: 'SHALL',
    expected: 'Status 200.',
    why: 'The new metadata was refused, and the client stays as it was.',
    fix: 'Read the description of the holder and go through the pre-flight; the codes are those of a registration.',
    citation: rfc(7592, '2.2'),
  },
  'oauth.client-configuration.json': {
    title: 'The answer is a JSON object',
    level: 'SHALL',
    expected: 'A JSON object with the members of the client.',
    why: 'Anything else comes from a proxy or another service.',
    fix: 'Look who answers at registration_client_uri; ask the operator.',
    citation: rfc(7592, '3'),
  },
  'oauth.client-configuration.status': {
    title: 'The answer has a status of the standard',
    level: 'SHALL',
    expected: '200 (204 for a deletion), 400, 401, 403 or 405.',
    why: 'Other answers come from something in between, or from a server that does not follow RFC 7592.',
    fix: 'Look at the body and the address that answered; ask the operator.',
    citation: rfc(7592, '2'),
  },
} as const satisfies Record<string, CheckDefinition>;

export const check = checksFrom(clientConfigurationChecks);
