import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import {
  buildPatient,
  buildPerson,
  buildRelatedPerson,
} from '@/lib/protocol/udap/extensions/people';
import { sandboxCommunity } from '@/lib/sandbox/pki/community';
import {
  assertionClaims,
  b2b,
  errorOf,
  newClient,
  nowSeconds,
  register,
  requestToken,
  unsigned,
  type Answer,
  type TestClient,
} from './sandbox-oauth.fixtures';
import { without } from './sandbox-registration.fixtures';

let client: TestClient;
let clientId: string;

beforeAll(async () => {
  await sandboxCommunity();
  client = await newClient('ES256');
  clientId = (await register(client)).body.client_id as string;
}, 240_000);

const fields = {
  given: 'Ada',
  family: 'Winslow',
  birthDate: '1961-04-12',
  gender: 'female',
  phone: '',
  email: 'ada@example.org',
  identifierSystem: 'urn:oid:1.2.3',
  identifier: '77',
  line: '',
  city: '',
  state: '',
  postalCode: '',
};
const user = {
  version: '1',
  purpose_of_use: ['urn:oid:2.16.840.1.113883.5.8#TREAT'],
  user_person: buildPerson(fields),
};
const idToken = () =>
  unsigned(
    { alg: 'RS256' },
    { iss: 'https://csp.example', sub: 'x', exp: nowSeconds() + 60 },
    'c2ln',
  );
const ias = () => ({
  version: '1',
  user_information: buildRelatedPerson(fields, 'ONESELF'),
  patient_information: buildPatient(fields),
  consent_policy: ['https://example.org/policy'],
  id_token: idToken(),
});
const ask = (extensions: Record<string, unknown>): Promise<Answer> =>
  requestToken(client, {
    ...assertionClaims(clientId),
    extensions: { 'hl7-b2b': b2b, ...extensions },
  });

describe('extension objects beside hl7-b2b', () => {
  it('are kept with the token, without an id_token', async () => {
    for (const name of ['tefca-ias', 'tefca_ias']) {
      expect((await ask({ 'hl7-b2b-user': user, [name]: ias() })).status).toBe(200);
    }
    const rows = await (await db()).sandboxToken.findMany({ orderBy: { issuedAt: 'desc' } });
    expect(Object.keys(rows[0]?.context as object)).toContain('hl7-b2b-user');
    expect(JSON.stringify(rows)).toContain('patient_information');
    expect(JSON.stringify(rows)).not.toContain('id_token');
  });

  it.each<[string, () => Record<string, unknown>]>([
    ['a user without a person', () => ({ 'hl7-b2b-user': without(user, 'user_person') })],
    ['a user without a purpose', () => ({ 'hl7-b2b-user': { ...user, purpose_of_use: [] } })],
    ['a user of another version', () => ({ 'hl7-b2b-user': { ...user, version: 1 } })],
    ['a user that is no object', () => ({ 'hl7-b2b-user': 'Ada' })],
    ['individual access without an id_token', () => ({ 'tefca-ias': without(ias(), 'id_token') })],
    [
      'individual access without a patient',
      () => ({ tefca_ias: without(ias(), 'patient_information') }),
    ],
  ])('are refused: %s', async (_what, extensions) => {
    expect(errorOf(await ask(extensions()))).toBe('invalid_grant');
  });

  it('say which consent is missing', async () => {
    const answer = await ask({ 'tefca-ias': without(ias(), 'consent_policy') });
    expect(errorOf(answer)).toBe('invalid_grant');
    expect(answer.body.extensions).toEqual({
      'tefca-ias': {
        consent_required: ['http://localhost:3000/sandbox/consent/individual-access'],
      },
    });
  });

  it('do not make up for a missing hl7-b2b', async () => {
    const claims = { ...assertionClaims(clientId), extensions: { 'hl7-b2b-user': user } };
    expect(errorOf(await requestToken(client, claims))).toBe('invalid_grant');
  });
});
