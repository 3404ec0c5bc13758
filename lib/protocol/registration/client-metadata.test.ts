import { describe, expect, it } from 'vitest';
import { AppMetadataSchema, buildClientMetadata } from './client-metadata';

const app = AppMetadataSchema.parse({
  client_name: 'App',
  contacts: ['mailto:dev@example.org', 'https://example.org/contact', 'Mailto:ops@example.org'],
  redirect_uris: ['https://app.example.org/callback'],
});
const options = { app, scope: 'system/*.rs', authMethod: 'private_key_jwt' } as const;

describe('the client metadata of a plain registration', () => {
  it('has mail addresses as contacts, where a statement of UDAP has URIs', () => {
    const plain = buildClientMetadata({
      ...options,
      grantType: 'authorization_code',
      isPlain: true,
    });
    expect(plain.contacts).toEqual(['dev@example.org', 'ops@example.org']);
    const udap = buildClientMetadata({ ...options, grantType: 'authorization_code' });
    expect(udap.contacts).toEqual(app.contacts);
  });

  it('keeps contacts of which none is a mail address', () => {
    const contacts = ['https://example.org/contact'];
    const metadata = buildClientMetadata({
      ...options,
      app: { ...app, contacts },
      grantType: 'authorization_code',
      isPlain: true,
    });
    expect(metadata.contacts).toEqual(contacts);
  });

  it('says that a service gets no codes, which would be the default', () => {
    const of = (isPlain: boolean) =>
      buildClientMetadata({ ...options, grantType: 'client_credentials', isPlain });
    expect(of(true).response_types).toEqual([]);
    expect(of(false)).not.toHaveProperty('response_types');
    expect(of(true)).not.toHaveProperty('redirect_uris');
  });
});
