import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkExtensions, type ExtensionGround } from './check-extensions';
import { extensionOf, type AuthorizationExtensions } from './names';
import { buildPatient, buildPerson, buildRelatedPerson, type PersonFields } from './people';
import { shownExtensions, tokensIn } from './shown-extensions';

const now = new Date('2026-11-26T12:00:00Z');
const ground: ExtensionGround = { supported: null, required: null, sanUri: null, now };
const odd = (extensions: AuthorizationExtensions, change: Partial<ExtensionGround> = {}) =>
  checkExtensions(extensions, { ...ground, ...change })
    .filter(({ verdict }) => verdict !== 'pass')
    .map(({ id, verdict }) => `${id.replace(/^udap\.(extension\.)?/, '')} ${verdict}`);

const b64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const idTokenOf = (claims: object, alg = 'RS256', signature = 'c2ln') =>
  `${b64url({ alg })}.${b64url(claims)}.${signature}`;
const seconds = (date: string) => new Date(date).getTime() / 1000;
const goodToken = idTokenOf({
  iss: 'https://csp.example',
  sub: 'somebody',
  exp: seconds('2026-11-26T12:10:00Z'),
});

const fields: PersonFields = {
  given: 'Ada M',
  family: 'Example',
  birthDate: '1980-02-29',
  gender: 'female',
  phone: '+1 555 0100',
  email: ' ',
  identifierSystem: 'urn:oid:1.2.3',
  identifier: '77',
  line: '1 Main St',
  city: 'Springfield',
  state: 'IL',
  postalCode: '62701',
};
const b2b = {
  version: '1',
  organization_id: 'https://clinic.example',
  purpose_of_use: ['urn:oid:2.16.840.1.113883.5.8#TREAT'],
};
const user = {
  version: '1',
  purpose_of_use: ['urn:oid:2.16.840.1.113883.5.8#PATRQT'],
  user_person: buildPerson(fields),
};
const ias = {
  version: '1',
  user_information: buildRelatedPerson(fields, 'ONESELF'),
  patient_information: buildPatient(fields),
  consent_policy: ['urn:oid:1.2.3'],
  id_token: goodToken,
};

describe('people from a few fields', () => {
  it('leaves out what was left empty', () => {
    expect(buildPerson(fields)).toEqual({
      resourceType: 'Person',
      identifier: [{ system: 'urn:oid:1.2.3', value: '77' }],
      name: [{ family: 'Example', given: ['Ada', 'M'] }],
      telecom: [{ system: 'phone', value: '+1 555 0100' }],
      gender: 'female',
      birthDate: '1980-02-29',
      address: [{ line: ['1 Main St'], city: 'Springfield', state: 'IL', postalCode: '62701' }],
    });
    const nothing = Object.fromEntries(Object.keys(fields).map((name) => [name, ' ']));
    expect(buildPatient(nothing as unknown as PersonFields)).toEqual({ resourceType: 'Patient' });
  });

  it('says how a related person stands to the patient', () => {
    expect(buildRelatedPerson(fields, 'ONESELF')).toMatchObject({
      resourceType: 'RelatedPerson',
      relationship: [{ coding: [{ code: 'ONESELF', display: 'Self' }] }],
    });
  });
});

describe('what the holder lists', () => {
  it('misses an object that is required', () => {
    expect(odd({ 'hl7-b2b': b2b }, { required: ['hl7-b2b', 'hl7-b2b-user'] })).toEqual([
      'required fail',
    ]);
    expect(odd({ 'hl7-b2b': b2b }, { required: ['hl7-b2b'], supported: ['hl7-b2b'] })).toEqual([]);
  });

  it('warns of an object that is not listed, and knows the other spelling', () => {
    const [check] = checkExtensions(
      { 'tefca-ias': ias },
      { ...ground, supported: ['hl7-b2b', 'tefca_ias'] },
    );
    expect(check).toMatchObject({ id: 'udap.extension.supported', verdict: 'warn' });
    expect(check?.fix).toContain('tefca_ias');
    expect(odd({ tefca_ias: ias }, { supported: ['tefca_ias'] })).toEqual([]);
  });

  it('judges no object that it does not know', () => {
    expect(odd({ 'acme-extension': { anything: 1 } })).toEqual([]);
    expect(extensionOf('acme-extension')).toBeNull();
  });
});

describe('hl7-b2b beside its members', () => {
  const withPurpose = (...purpose_of_use: string[]) => ({ 'hl7-b2b': { ...b2b, purpose_of_use } });
  const xp = (code: string) => `urn:oid:2.16.840.1.113883.3.7204.1.5.2.1#${code}`;

  it.each<[string, AuthorizationExtensions, string | null, string[]]>([
    [
      'a code in no list',
      withPurpose('urn:oid:2.16.840.1.113883.5.8#TREATMENT'),
      null,
      ['purpose-known warn'],
    ],
    ['a code of another system', withPurpose('urn:oid:1.2.3#X'), null, []],
    [
      'the purpose of the certificate',
      withPurpose(xp('T-TREAT')),
      'https://a.example/b#T-TREAT',
      [],
    ],
    [
      'another than that of the certificate',
      withPurpose(xp('T-PH')),
      'https://a.example/b#T-TREAT',
      ['exchange-purpose fail'],
    ],
    [
      'two exchange purposes',
      withPurpose(xp('T-PH'), xp('T-TREAT')),
      'https://a.example/b#T-TREAT',
      ['exchange-purpose fail'],
    ],
    [
      'an HL7 purpose with a TEFCA certificate',
      withPurpose('urn:oid:2.16.840.1.113883.5.8#TREAT'),
      'https://a.example/b#T-TREAT',
      ['exchange-purpose fail'],
    ],
    [
      'an exchange purpose without certificate',
      withPurpose(xp('T-TREAT')),
      'https://a.example/b',
      ['exchange-purpose warn'],
    ],
  ])('%s', (_title, extensions, sanUri, expected) => {
    expect(odd(extensions, { sanUri })).toEqual(expected);
  });

  it('counts an NPI', () => {
    const npi = (value: string) => ({
      'hl7-b2b': {
        ...b2b,
        subject_name: 'Ada',
        subject_id: `urn:oid:2.16.840.1.113883.4.6#${value}`,
      },
    });
    expect(odd(npi('1234567893'))).toEqual([]);
    expect(odd(npi('1234567890'))).toEqual(['npi warn']);
  });
});

describe('hl7-b2b-user', () => {
  it('passes a complete object', () => expect(odd({ 'hl7-b2b-user': user })).toEqual([]));

  it.each<[string, object, string[]]>([
    ['a number as version', { version: 1 }, ['user.version fail']],
    ['no purpose', { purpose_of_use: [] }, ['user.purpose-of-use fail']],
    ['no person', { user_person: undefined }, ['user.person fail']],
    ['a person as text', { user_person: '{}' }, ['user.person fail']],
    ['a Patient', { user_person: buildPatient(fields) }, ['user.person fail']],
    [
      'a day that does not exist',
      { user_person: buildPerson({ ...fields, birthDate: '1981-02-29' }) },
      ['user.person fail'],
    ],
    [
      'nothing but a name',
      { user_person: { resourceType: 'Person', name: [{ text: 'Ada' }] } },
      ['user.person-matchable warn'],
    ],
    ['a reference alone', { consent_reference: ['https://a.example/1'] }, ['user.consent fail']],
  ])('finds %s', (_title, change, expected) => {
    expect(odd({ 'hl7-b2b-user': { ...user, ...change } })).toEqual(expected);
  });
});

describe('tefca-ias', () => {
  it('passes a complete object under both keys', () => {
    expect(odd({ 'tefca-ias': ias })).toEqual([]);
    expect(odd({ tefca_ias: ias })).toEqual([]);
  });

  it.each<[string, object, string[]]>([
    ['no version', { version: undefined }, ['tefca-ias.version fail']],
    ['a Patient as user', { user_information: buildPatient(fields) }, ['tefca-ias.user fail']],
    [
      'a user without relationship',
      { user_information: { resourceType: 'RelatedPerson', name: [{ text: 'A' }] } },
      ['tefca-ias.user fail'],
    ],
    [
      'a patient without identifier',
      { patient_information: buildPatient({ ...fields, identifier: '' }) },
      ['tefca-ias.patient warn'],
    ],
    ['no consent_policy', { consent_policy: undefined }, ['tefca-ias.consent fail']],
    ['a purpose', { purpose_of_use: ['X'] }, ['tefca-ias.no-purpose warn']],
    ['no id_token', { id_token: undefined }, ['tefca-ias.id-token fail']],
    [
      'an unsigned id_token',
      { id_token: idTokenOf({ iss: 'a', sub: 'b', exp: 1 }, 'none', '') },
      ['tefca-ias.id-token fail'],
    ],
    [
      'an expired id_token',
      { id_token: idTokenOf({ iss: 'a', sub: 'b', exp: seconds('2026-11-26T11:00:00Z') }) },
      ['tefca-ias.id-token fail'],
    ],
    ['an id_token that is none', { id_token: 'abc' }, ['tefca-ias.id-token fail']],
  ])('finds %s', (_title, change, expected) => {
    expect(odd({ 'tefca-ias': { ...ias, ...change } })).toEqual(expected);
  });

  it('quotes no id_token, and shows one without its signature', () => {
    const signature = 'c2lnbmF0dXJlLXRoYXQtbXVzdC1ub3QtYmUta2VwdA';
    const token = idTokenOf({ iss: 'a', sub: 'b', exp: 1 }, 'RS256', signature);
    const extensions = { 'tefca-ias': { ...ias, id_token: token } };
    expect(JSON.stringify(checkExtensions(extensions, ground))).not.toContain(signature);
    expect(tokensIn(extensions)).toEqual([token]);
    const shown = JSON.stringify(shownExtensions(extensions));
    expect(shown).not.toContain(signature);
    expect(shown).toContain(token.slice(0, 20));
    expect(JSON.stringify(shownExtensions({ x: { id_token: 'opaque' } }))).not.toContain('opaque');
  });
});

it('never throws', () => {
  const key = fc.constantFrom('hl7-b2b', 'hl7-b2b-user', 'tefca-ias', 'tefca_ias', 'other');
  const members = fc.dictionary(
    fc.constantFrom(
      'version',
      'purpose_of_use',
      'user_person',
      'user_information',
      'patient_information',
      'consent_policy',
      'consent_reference',
      'id_token',
      'organization_id',
      'subject_id',
    ),
    fc.anything(),
  );
  fc.assert(
    fc.property(fc.dictionary(key, members), (extensions) => {
      for (const { seen } of checkExtensions(extensions, ground)) expect(seen).not.toBe('');
    }),
  );
});
