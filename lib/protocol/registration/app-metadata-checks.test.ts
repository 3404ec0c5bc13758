import { describe, expect, it } from 'vitest';
import { checkAppMetadata } from './app-metadata-checks';
import { AppMetadataSchema, type GrantType } from './client-metadata';

const full = {
  client_name: 'Tides',
  client_uri: 'https://app.example.org',
  logo_uri: 'https://app.example.org/logo.png',
  contacts: ['mailto:team@app.example.org'],
  redirect_uris: ['https://app.example.org/callback'],
};

function verdicts(changes: object, grantType?: GrantType): Record<string, string> {
  const metadata = AppMetadataSchema.parse({ ...full, ...changes });
  const checks = checkAppMetadata(metadata, grantType ? { grantType } : {});
  return Object.fromEntries(
    checks.map(({ id, verdict }) => [id.replace('app.metadata.', ''), verdict]),
  );
}

describe('the metadata of an app', () => {
  it('passes when it is complete', () => {
    expect(new Set(Object.values(verdicts({})))).toEqual(new Set(['pass']));
  });

  it.each([
    ['a blank name', { client_name: ' ' }, { 'client-name': 'fail' }],
    ['nobody to write to', { contacts: [] }, { contacts: 'fail' }],
    ['a telephone only', { contacts: ['tel:+4930123'] }, { contacts: 'fail' }],
    ['no way back', { redirect_uris: [] }, { 'redirect-uris': 'fail' }],
    [
      'a way back without TLS',
      { redirect_uris: ['http://localhost/'] },
      { 'redirect-uris': 'warn' },
    ],
    ['no logo', { logo_uri: undefined }, { 'logo-uri': 'fail' }],
    ['pages without TLS', { tos_uri: 'http://app.example.org/terms' }, { https: 'fail' }],
    ['no pages', { client_uri: undefined, logo_uri: undefined }, { https: 'skip' }],
  ])('is told about %s', (_, changes, expected) => {
    expect(verdicts(changes)).toMatchObject(expected);
  });

  it('needs no logo and no way back where nobody signs in', () => {
    const found = verdicts({ logo_uri: undefined, redirect_uris: [] }, 'client_credentials');
    expect(found).toEqual({ 'client-name': 'pass', contacts: 'pass', https: 'pass' });
  });
});
