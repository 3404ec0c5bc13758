import { describe, expect, it } from 'vitest';
import { decodeConsole, runRequestOf } from '@/components/console/console-state';
import type { ConsoleClient } from '@/lib/guide/console-path';
import { consoleLink } from './console-link';

const holder = 'https://fhir.example.org/r4';
const registration: ConsoleClient = {
  id: 'reg_1',
  holderBaseUrl: holder,
  method: 'udap',
  grantType: 'client_credentials',
  authMethod: 'private_key_jwt',
  status: 'active',
  clientId: 'client-1',
  certificateId: 'crt_1',
  community: 'https://community.example.org/',
  scope: 'system/Patient.rs',
};

/** What the console would send when it is opened by the link. */
function sentFor(part: Partial<ConsoleClient>) {
  const link = consoleLink('demo', { ...registration, ...part });
  return link === null
    ? null
    : runRequestOf(decodeConsole(new URL(link, 'https://x.example').searchParams));
}

describe('consoleLink', () => {
  it('opens the console with the certificate and the community of a UDAP client', () => {
    expect(sentFor({})).toMatchObject({
      holder,
      community: 'https://community.example.org/',
      auth: { method: 'udap', certificateId: 'crt_1', scope: 'system/Patient.rs' },
    });
  });

  it('opens it with the client of a person who signs in, also without a scope', () => {
    const person = { grantType: 'authorization_code', method: 'dcr', authMethod: 'none' } as const;
    expect(sentFor({ ...person, scope: 'launch/patient patient/Patient.rs' })?.auth).toEqual({
      method: 'code',
      registrationId: 'reg_1',
      scope: 'launch/patient patient/Patient.rs',
    });
    expect(sentFor({ ...person, scope: '' })?.auth).toEqual({
      method: 'code',
      registrationId: 'reg_1',
    });
    expect(sentFor({ ...person, method: 'udap' })).toMatchObject({
      community: 'https://community.example.org/',
      auth: { method: 'code', registrationId: 'reg_1' },
    });
  });

  it('opens it with the client of backend services', () => {
    expect(sentFor({ method: 'dcr' })?.auth).toMatchObject({
      method: 'backend',
      registrationId: 'reg_1',
      scope: 'system/Patient.rs',
    });
  });

  it('does not open it with what gets no token there', () => {
    expect(sentFor({ status: 'waiting' })).toBeNull();
    expect(sentFor({ clientId: null })).toBeNull();
    expect(sentFor({ method: 'manual', authMethod: 'client_secret_basic' })).toBeNull();
  });
});
