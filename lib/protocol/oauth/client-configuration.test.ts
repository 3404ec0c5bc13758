import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CheckSchema } from '../check';
import type { ClientMetadata } from '../registration/client-metadata';
import { answer, noAnswer, type Answer } from '../testing/http';
import { testNow } from '../testing/pki';
import {
  buildDeleteClientRequest,
  buildReadClientRequest,
  buildUpdateClientRequest,
  processClientDeletion,
  processClientInformation,
} from './client-configuration';

const at = { uri: 'https://holder.example/register/c1', token: 'manage-secret' };
const metadata: ClientMetadata = {
  client_name: 'Tides',
  grant_types: ['client_credentials'],
  token_endpoint_auth_method: 'client_secret_basic',
  scope: 'system/Patient.rs',
};
const good = { ...metadata, client_id: 'c1', registration_access_token: 'next-secret' };
const process = (given: Answer, sent: ClientMetadata | null = metadata) =>
  processClientInformation(answer(given), { clientId: 'c1', metadata: sent, now: testNow });

describe('the requests of RFC 7592', () => {
  it('carry the registration access token, and a change all metadata', () => {
    expect(buildReadClientRequest(at)).toMatchObject({
      method: 'GET',
      url: at.uri,
      headers: { authorization: 'Bearer manage-secret' },
      redirect: 'manual',
    });
    const update = buildUpdateClientRequest({ ...at, clientId: 'c1', clientSecret: 's', metadata });
    expect(update.method).toBe('PUT');
    expect(JSON.parse(update.body as string)).toEqual({
      client_id: 'c1',
      client_secret: 's',
      ...metadata,
    });
    const bare = buildUpdateClientRequest({ ...at, clientId: 'c1', clientSecret: null, metadata });
    expect(JSON.parse(bare.body as string)).not.toHaveProperty('client_secret');
    expect(buildDeleteClientRequest(at)).toMatchObject({ method: 'DELETE' });
  });
});

describe('processClientInformation', () => {
  it('hands over the client with the token that counts from now on', () => {
    const { registration, checks, isGone } = process({ body: good });
    expect(registration).toMatchObject({ registration_access_token: 'next-secret' });
    expect(isGone).toBe(false);
    expect(new Set(checks.map(({ verdict }) => verdict))).toEqual(new Set(['pass']));
  });

  it.each<[string, Answer, string, boolean]>([
    ['a client that is gone', { status: 401 }, 'unauthorized', true],
    ['a server that does not let it', { status: 403 }, 'forbidden', false],
    ['one that does not know how', { status: 405 }, 'forbidden', false],
    [
      'metadata that it refuses',
      { status: 400, body: { error: 'invalid_redirect_uri' } },
      'invalid',
      false,
    ],
    ['a breakdown', { status: 500 }, 'status', false],
    ['another client', { body: { ...good, client_id: 'c2' } }, 'client-id', false],
    ['a page', { body: '<p>' }, 'json', false],
  ])('explains %s', (_, given, id, isGone) => {
    const result = process(given);
    expect(result.registration).toBeNull();
    expect(result.isGone).toBe(isGone);
    expect(result.checks).toMatchObject([
      { id: `oauth.client-configuration.${id}`, verdict: 'fail' },
    ]);
  });

  it('tells what the holder changed, and compares nothing when it was only read', () => {
    const changed = { body: { ...good, scope: 'system/*.rs' } };
    expect(process(changed).checks.at(-1)).toMatchObject({
      id: 'oauth.client-configuration.values',
      verdict: 'warn',
    });
    expect(process(changed, null).checks).toHaveLength(1);
  });

  it('never throws and never quotes a secret', () => {
    const body = fc.oneof(
      fc.string(),
      fc.dictionary(fc.constantFrom(...Object.keys(good), 'error'), fc.jsonValue()),
    );
    fc.assert(
      fc.property(body, fc.constantFrom(200, 204, 301, 400, 401, 403, 500), (given, status) => {
        for (const check of process({ status, body: given }).checks) CheckSchema.parse(check);
        for (const check of processClientDeletion(answer({ status, body: given })).checks) {
          CheckSchema.parse(check);
        }
      }),
      { numRuns: 300 },
    );
    expect(JSON.stringify(process({ body: good }).checks)).not.toMatch(/-secret/);
  });
});

describe('processClientDeletion', () => {
  it.each<[number, boolean, string]>([
    [204, true, 'pass'],
    [200, true, 'warn'],
    [401, false, 'fail'],
    [405, false, 'fail'],
    [500, false, 'fail'],
  ])('takes status %s', (status, isDeleted, verdict) => {
    const result = processClientDeletion(answer({ status }));
    expect(result.isDeleted).toBe(isDeleted);
    expect(result.checks).toMatchObject([{ verdict }]);
  });

  it('names the layer when nobody answers', () => {
    expect(processClientDeletion(noAnswer('connect'))).toMatchObject({
      isDeleted: false,
      checks: [{ id: 'net.connect' }],
    });
  });
});
