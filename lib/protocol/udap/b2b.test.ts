import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testNow } from '../testing/pki';
import { checkB2bExtension } from './b2b';
import { buildClientAssertion } from './client-assertion';

const good = {
  version: '1',
  subject_name: 'Console',
  organization_name: 'Clinic',
  organization_id: 'https://clinic.example',
  purpose_of_use: ['urn:oid:2.16.840.1.113883.5.8#TREAT'],
};
const odd = (change: object) =>
  checkB2bExtension({ ...good, ...change })
    .filter((entry) => entry.verdict !== 'pass')
    .map((entry) => `${entry.id.replace('udap.b2b.', '')} ${entry.verdict}`);

describe('checkB2bExtension', () => {
  it('passes a complete object', () => {
    expect(odd({})).toEqual([]);
    expect(
      odd({
        subject_id: 'urn:oid:2.16.840.1.113883.4.6#1234567893',
        subject_role: 'urn:oid:2.16.840.1.113883.6.101#207Q00000X',
        consent_policy: ['urn:oid:1.2.3'],
        consent_reference: ['https://clinic.example/fhir/Consent/1'],
      }),
    ).toEqual([]);
  });

  it.each<[string, object, string[]]>([
    ['a number as version', { version: 1 }, ['version fail']],
    ['an id without name', { subject_name: undefined, subject_id: 'x' }, ['subject fail']],
    ['a role without name', { subject_name: undefined, subject_role: 'x' }, ['subject fail']],
    ['a name that is no string', { subject_name: {} }, ['subject fail']],
    ['an empty organization_name', { organization_name: '' }, ['organization-name fail']],
    ['no organization_id', { organization_id: undefined }, ['organization-id fail']],
    ['an organization_id that is no URI', { organization_id: 'Clinic' }, ['organization-id fail']],
    ['no purpose', { purpose_of_use: undefined }, ['purpose-of-use fail']],
    ['a purpose as string', { purpose_of_use: 'TREAT' }, ['purpose-of-use fail']],
    ['no purposes', { purpose_of_use: [] }, ['purpose-of-use fail']],
    ['a bare code', { purpose_of_use: ['TREAT'] }, ['purpose-format warn']],
    ['a policy as string', { consent_policy: 'urn:oid:1.2.3' }, ['consent-policy fail']],
    [
      'a reference without policy',
      { consent_reference: ['https://clinic.example/Consent/1'] },
      ['consent-reference fail'],
    ],
    [
      'a relative reference',
      { consent_policy: ['urn:oid:1.2'], consent_reference: ['Consent/1'] },
      ['consent-reference fail'],
    ],
  ])('finds %s', (_title, change, ids) => {
    expect(odd(change)).toEqual(ids);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(
            ...Object.keys(good),
            'subject_id',
            'consent_policy',
            'consent_reference',
          ),
          fc.jsonValue(),
        ),
        (b2b) => {
          expect(checkB2bExtension(b2b).length).toBeGreaterThan(3);
        },
      ),
    );
  });
});

describe('buildClientAssertion', () => {
  const options = {
    clientId: 'c1',
    tokenEndpoint: 'https://holder.example/token',
    now: testNow,
    jti: 'j1',
  };

  it('is issued by the client_id, for the token endpoint, for five minutes', () => {
    const iat = testNow.getTime() / 1000;
    expect(buildClientAssertion({ ...options, extensions: { 'hl7-b2b': good } })).toEqual({
      iss: 'c1',
      sub: 'c1',
      aud: 'https://holder.example/token',
      iat,
      exp: iat + 300,
      jti: 'j1',
      // An object, not a string with JSON in it.
      extensions: { 'hl7-b2b': good },
    });
  });

  it('leaves extensions out without hl7-b2b', () => {
    expect(buildClientAssertion(options)).not.toHaveProperty('extensions');
  });
});
