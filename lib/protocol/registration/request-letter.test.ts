import { describe, expect, it } from 'vitest';
import { AppMetadataSchema } from './client-metadata';
import { requestLetter, type RequestLetterFacts } from './request-letter';

const facts: RequestLetterFacts = {
  reference: 'reg_1',
  workspaceName: 'Tides Inc.',
  holderBaseUrl: 'https://fhir.hospital.example/r4',
  app: AppMetadataSchema.parse({
    client_name: 'Tides',
    contacts: ['mailto:team@tides.example'],
    redirect_uris: ['https://tides.example/cb'],
    launch_uris: ['https://tides.example/launch'],
  }),
  grantType: 'authorization_code',
  hasRefreshToken: true,
  authMethod: 'client_secret_basic',
  scope: 'patient/Patient.rs offline_access',
  jwksUri: 'https://portal.example/clients/app/jwks.json',
  profileUrl: null,
};

describe('the letter to a holder', () => {
  it('holds all facts of an app with users', () => {
    const { subject, body } = requestLetter(facts);
    expect(subject).toContain('reg_1');
    for (const fact of [
      'Tides',
      'Tides Inc.',
      'https://fhir.hospital.example/r4',
      'team@tides.example',
      'https://tides.example/cb',
      'https://tides.example/launch',
      'read and search Patient of the patient in context',
      'Refresh tokens: yes',
      'not by plain mail',
      'the client secret, and the day it ends',
    ]) {
      expect(body).toContain(fact);
    }
    expect(body).not.toContain('jwks.json');
    expect(body).not.toContain('undefined');
  });

  it('names the keys, and no redirects, for a server that signs', () => {
    const { body } = requestLetter({
      ...facts,
      grantType: 'client_credentials',
      authMethod: 'private_key_jwt',
      scope: 'system/*.rs',
    });
    expect(body).toContain('https://portal.example/clients/app/jwks.json');
    expect(body).not.toContain('https://tides.example/cb');
    expect(body).not.toContain('client secret');
  });
});
