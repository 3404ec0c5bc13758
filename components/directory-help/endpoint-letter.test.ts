import { describe, expect, it } from 'vitest';
import { endpointLetter, type LetterApp } from './endpoint-letter';

const app: LetterApp = {
  id: 'app_1',
  name: 'Tide',
  metadata: {
    client_name: 'Tide Health',
    client_uri: 'https://tide.example.org',
    contacts: ['mailto:dev@tide.example.org'],
    redirect_uris: [],
    launch_uris: [],
  },
  clients: [
    { grantType: 'authorization_code', scope: 'openid patient/Observation.rs' },
    { grantType: 'client_credentials', scope: 'system/Patient.rs' },
  ],
  jwksUri: 'https://portal.example.org/clients/app_1/jwks.json',
};

describe('endpointLetter', () => {
  it('asks for the base URL and tells the facts of the app for the chosen workflow', () => {
    const { subject, body } = endpointLetter(
      app,
      'client_credentials',
      'Harbor Clinic',
      'Tide Inc',
    );
    expect(subject).toBe('FHIR base URL of Harbor Clinic');
    for (const fact of [
      'connect Tide Health to the FHIR service of Harbor Clinic',
      'Home page: https://tide.example.org',
      'Contact: dev@tide.example.org',
      'Public keys (JWK Set): https://portal.example.org/clients/app_1/jwks.json',
      'client_credentials',
      '  - system/Patient.rs (',
    ]) {
      expect(body).toContain(fact);
    }
    expect(body).not.toContain('patient/Observation.rs');
  });

  it('has no line for what the app does not have', () => {
    const bare = { ...app, metadata: { ...app.metadata, contacts: [] }, clients: [] };
    const { body } = endpointLetter(bare, 'authorization_code', '', 'Tide Inc');
    expect(body).not.toMatch(/Contact:|Privacy policy:|Scopes:|undefined/);
    expect(body).toContain('[name of the organization]');
  });

  it('fits a mail program: the address survives what is in the names', () => {
    const { subject, body, mailto } = endpointLetter(
      app,
      'authorization_code',
      'A & B, 100% "Care"?',
      'Tide & Co',
    );
    const query = new URL(mailto).searchParams;
    // A mail program takes CRLF as the end of a line.
    expect([query.get('subject'), query.get('body')]).toEqual([
      subject,
      body.replaceAll('\n', '\r\n'),
    ]);
  });
});
