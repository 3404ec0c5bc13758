import type { IncomingMessage, ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import smart from 'fhirclient';
import type { fhirclient } from 'fhirclient/lib/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holderAddresses } from '@/lib/sandbox/addresses';
import { encountersOf } from '@/lib/sandbox/people/patients';
import { newUserApp } from '../sandbox-people.fixtures';
import { redirectUri, startSandbox, userScope, Visitor, type Doings } from './kit';

let sandbox: Awaited<ReturnType<typeof startSandbox>>;

beforeAll(async () => {
  sandbox = await startSandbox();
}, 240_000);

afterAll(() => sandbox.close());

const launchUrl = 'https://app.example.org/launch';
const iss = () => holderAddresses('harbor').baseUrl;

/** A SMART app on a server: what the library sees of one user's requests. */
class App {
  readonly #values = new Map<string, unknown>();
  readonly #visitor = new Visitor();
  readonly #options: fhirclient.AuthorizeParams;

  constructor(options: fhirclient.AuthorizeParams) {
    this.#options = options;
  }

  #api(address: string | URL): { api: fhirclient.SMART; location: () => string } {
    const { host, pathname, search } = new URL(address);
    const request = {
      url: `${pathname}${search}`,
      headers: { host, 'x-forwarded-proto': 'https' },
      socket: {},
    } as unknown as IncomingMessage;
    let location = '';
    const response = {
      writeHead: (_status: number, headers: { location: string }) => ({ location } = headers),
      end: () => undefined,
    } as unknown as ServerResponse;
    const storage = {
      get: (key: string) => Promise.resolve(this.#values.get(key)),
      set: (key: string, value: unknown) => Promise.resolve(this.#values.set(key, value) && value),
      unset: (key: string) => Promise.resolve(this.#values.delete(key)),
    };
    return { api: smart(request, response, storage), location: () => location };
  }

  /** Launches at an address, as a browser that a person drives, and comes back with a client. */
  async launch(address: string | URL = launchUrl, doings: Doings = {}) {
    const there = this.#api(address);
    await there.api.authorize({ redirectUri, ...this.#options });
    const back = await this.#visitor.allow(there.location(), doings);
    return this.#api(back).api.ready();
  }

  /** Opens the app out of the EHR. */
  async launchFromEhr(person: string, patient: string, encounter?: string) {
    const address = await this.#visitor.launch('harbor', {
      launch_url: launchUrl,
      person,
      patient,
      ...(encounter !== undefined && { encounter }),
    });
    return this.launch(address);
  }
}

describe('fhirclient at the sandbox', () => {
  it('launches alone as a public app, reads, and renews what has run out', async () => {
    const { id } = await newUserApp({ token_endpoint_auth_method: 'none', scope: userScope });
    const client = await new App({ clientId: id, iss: iss(), scope: userScope }).launch();
    expect(client.patient.id).toBe('harbor-ada');
    expect(client.user.fhirUser).toBe('Patient/harbor-ada');
    expect(await client.patient.read()).toMatchObject({ resourceType: 'Patient' });

    const before = client.getState('tokenResponse.refresh_token') as string;
    const token = client.getState('tokenResponse.access_token') as string;
    client.state.expiresAt = 0;
    const bundle = await client.patient.request<fhirclient.FHIR.Bundle>('Observation?_count=5');
    expect(bundle).toMatchObject({ resourceType: 'Bundle', type: 'searchset' });
    expect(client.getState('tokenResponse.access_token')).not.toBe(token);
    expect(client.getState('tokenResponse.refresh_token')).not.toBe(before);
  });

  it('launches alone with a secret, for a clinician who chooses the patient', async () => {
    const scope = 'openid fhirUser launch/patient offline_access user/*.rs';
    const { id: clientId, secret: clientSecret } = await newUserApp({ scope });
    const app = new App({ clientId, clientSecret, iss: iss(), scope });
    const client = await app.launch(launchUrl, { username: 'dr.okafor', patient: 'harbor-lucia' });
    expect(client.patient.id).toBe('harbor-lucia');
    expect(client.user.resourceType).toBe('Practitioner');
    expect(await client.user.read()).toMatchObject({ resourceType: 'Practitioner' });
    const token = client.getState('tokenResponse.access_token') as string;
    await client.refresh();
    expect(client.getState('tokenResponse.access_token')).not.toBe(token);

    // Every page, and what the resources refer to.
    const conditions = await client.request<object[]>(`Encounter?patient=harbor-lucia&_count=2`, {
      pageLimit: 3,
      flat: true,
      resolveReferences: ['subject'],
    });
    expect(conditions).toHaveLength(6);
    expect(conditions[0]).toMatchObject({
      resourceType: 'Encounter',
      subject: { resourceType: 'Patient', id: 'harbor-lucia' },
    });
  });

  it('is launched out of the EHR with the patient and the encounter that are open', async () => {
    const scope = 'openid fhirUser launch patient/*.rs';
    const { id: clientId, secret: clientSecret } = await newUserApp({ scope });
    const encounter = encountersOf('harbor-ada')[0]?.id ?? '';
    const app = new App({ clientId, clientSecret, scope });
    const client = await app.launchFromEhr('clinician-okafor', 'harbor-ada', encounter);
    expect(client.state.serverUrl).toBe(iss());
    expect(client.patient.id).toBe('harbor-ada');
    expect(client.encounter.id).toBe(encounter);
    expect(await client.encounter.read()).toMatchObject({ id: encounter });
    expect(client.getState('tokenResponse.need_patient_banner')).toBeTypeOf('boolean');
  });

  it('launches with a key, whose assertion is for the token endpoint', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES384', { extractable: true });
    const named = { kid: 'app-key', alg: 'ES384' };
    const jwk: JWK = { ...(await exportJWK(publicKey)), ...named };
    const { id: clientId } = await newUserApp({
      token_endpoint_auth_method: 'private_key_jwt',
      scope: userScope,
      jwks: { keys: [jwk] },
    });
    const clientPrivateJwk = { ...(await exportJWK(privateKey)), ...named };
    const app = new App({
      clientId,
      clientPrivateJwk: clientPrivateJwk as fhirclient.JWK,
      iss: iss(),
      scope: userScope,
    });
    const client = await app.launch();
    expect(await client.patient.read()).toMatchObject({ id: 'harbor-ada' });
    // This library signs nothing when it renews; a client with a key has to.
    await expect(client.refresh()).rejects.toThrow(/authenticated with none/);
  });

  it('writes into the record of the patient', async () => {
    const scope = 'launch/patient patient/*.cruds';
    const { id: clientId } = await newUserApp({ token_endpoint_auth_method: 'none', scope });
    const client = await new App({ clientId, iss: iss(), scope }).launch();
    const created = await client.create<fhirclient.FHIR.Resource>({
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'Mood' },
      subject: { reference: 'Patient/harbor-ada' },
      valueString: 'good',
    });
    const id = created.id ?? '';
    await client.update({ ...created, valueString: 'better' });
    const patched = await client.patch(`Observation/${id}`, [
      { op: 'replace', path: '/valueString', value: 'best' },
    ]);
    expect(patched).toMatchObject({ id, valueString: 'best', meta: { versionId: '3' } });
    await client.delete(`Observation/${id}`);
    await expect(client.request(`Observation/${id}`)).rejects.toMatchObject({ status: 410 });
  });

  it('is told when the person says no', async () => {
    const { id: clientId } = await newUserApp({ token_endpoint_auth_method: 'none' });
    const app = new App({ clientId, iss: iss(), scope: userScope });
    await expect(app.launch(launchUrl, { answer: 'deny' })).rejects.toThrow(/^access_denied: /);
  });
});

describe('an app that lives in a browser alone', () => {
  it.each([
    ['POST', 'token'],
    ['POST', 'revoke'],
    ['POST', 'register'],
    ['GET', 'userinfo'],
  ])('may %s to %s from its own origin', async (method, endpoint) => {
    const url = `${sandbox.url}/sandbox/harbor/oauth/${endpoint}`;
    const origin = 'https://app.example.org';
    const asked = await fetch(url, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': method },
    });
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-methods')).toContain(method);
    expect(asked.headers.get('access-control-allow-headers')).toContain('dpop');
    const answer = await fetch(url, { method, headers: { origin } });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-expose-headers')).toContain('dpop-nonce');
  });
});
