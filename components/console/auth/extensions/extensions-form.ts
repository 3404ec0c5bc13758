import { purposeOfUseSystem, systemCode } from '@/lib/protocol/udap/extensions/codes';
import {
  buildPatient,
  buildPerson,
  buildRelatedPerson,
} from '@/lib/protocol/udap/extensions/people';
import { given, memberOf, textOr } from '../../form-codec';
import { noPerson, personFieldsOf, personForm, personOf, type PersonForm } from './person-form';

/** What the form of UDAP holds about extension objects. A type and not an interface: only that is a flat form. */
export type ExtensionsForm = {
  /** Whether the hl7-b2b object is written here; otherwise the portal says who it is. */
  ownB2b: boolean;
  organizationId: string;
  organizationName: string;
  subjectName: string;
  subjectId: string;
  subjectRole: string;
  /** Codes, separated by blanks. */
  purposeOfUse: string;
  /** URIs, separated by blanks, as all members on consent. */
  consentPolicy: string;
  consentReference: string;
  /** Whether the hl7-b2b-user object goes along. */
  withUser: boolean;
  userPurpose: string;
  userConsentPolicy: string;
  userConsentReference: string;
  /** Whether the object of TEFCA IAS goes along, and under which key. */
  withIas: boolean;
  iasKey: string;
  iasRelationship: string;
  iasUserGiven: string;
  iasUserFamily: string;
  iasConsentPolicy: string;
  iasConsentReference: string;
  /** A secret: never in the address. */
  iasIdToken: string;
} & PersonForm<'user'> &
  PersonForm<'patient'>;

export const initialExtensions: ExtensionsForm = {
  ownB2b: false,
  organizationId: '',
  organizationName: '',
  subjectName: '',
  subjectId: '',
  subjectRole: '',
  purposeOfUse: systemCode(purposeOfUseSystem, 'TREAT'),
  consentPolicy: '',
  consentReference: '',
  withUser: false,
  userPurpose: systemCode(purposeOfUseSystem, 'PATRQT'),
  userConsentPolicy: '',
  userConsentReference: '',
  withIas: false,
  iasKey: 'tefca-ias',
  iasRelationship: 'ONESELF',
  iasUserGiven: '',
  iasUserFamily: '',
  iasConsentPolicy: '',
  iasConsentReference: '',
  iasIdToken: '',
  ...personForm('user', noPerson),
  ...personForm('patient', noPerson),
};

/** What is not written into the address: an id_token is a secret, and who somebody is does not belong into histories. */
export const hiddenInAddress: readonly (keyof ExtensionsForm)[] = [
  'iasIdToken',
  'iasUserGiven',
  'iasUserFamily',
  ...(Object.keys({
    ...personForm('user', noPerson),
    ...personForm('patient', noPerson),
  }) as (keyof ExtensionsForm)[]),
];

const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');

function lists(members: Readonly<Record<string, string>>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, text]) => {
      const list = words(text);
      return list.length === 0 ? [] : [[name, list]];
    }),
  );
}

/** The `hl7-b2b` object of the form. */
export function b2bOf(form: ExtensionsForm) {
  return {
    version: '1' as const,
    organization_id: form.organizationId.trim(),
    purpose_of_use: words(form.purposeOfUse),
    ...given('organization_name', form.organizationName),
    ...given('subject_name', form.subjectName),
    ...given('subject_id', form.subjectId),
    ...given('subject_role', form.subjectRole),
    ...lists({ consent_policy: form.consentPolicy, consent_reference: form.consentReference }),
  };
}

function userOf(form: ExtensionsForm) {
  return {
    version: '1',
    purpose_of_use: words(form.userPurpose),
    user_person: buildPerson(personOf('user', form)),
    ...lists({
      consent_policy: form.userConsentPolicy,
      consent_reference: form.userConsentReference,
    }),
  };
}

function iasOf(form: ExtensionsForm) {
  const patient = personOf('patient', form);
  const isSelf = form.iasRelationship === 'ONESELF';
  const user = isSelf
    ? patient
    : { ...noPerson, given: form.iasUserGiven, family: form.iasUserFamily };
  return {
    version: '1',
    user_information: buildRelatedPerson(user, form.iasRelationship),
    patient_information: buildPatient(patient),
    ...lists({
      consent_policy: form.iasConsentPolicy,
      consent_reference: form.iasConsentReference,
    }),
    ...given('id_token', form.iasIdToken),
  };
}

/** The extension objects that the form describes, by their key; empty when the portal speaks for itself. */
export function extensionsOf(form: ExtensionsForm): Record<string, Record<string, unknown>> {
  return {
    ...(form.ownB2b ? { 'hl7-b2b': b2bOf(form) } : {}),
    ...(form.withUser ? { 'hl7-b2b-user': userOf(form) } : {}),
    ...(form.withIas ? { [form.iasKey]: iasOf(form) } : {}),
  };
}

const textList = (value: unknown, fallback = '') =>
  Array.isArray(value) ? value.join(' ') : fallback;

/** The form of the objects of a stored request. An id_token is not stored whole: it has to be given again. */
export function extensionsFormOf(auth: unknown): ExtensionsForm {
  const extensions = memberOf(auth, 'extensions');
  const b2b = memberOf(auth, 'b2b') ?? memberOf(extensions, 'hl7-b2b');
  const user = memberOf(extensions, 'hl7-b2b-user');
  const iasKey = memberOf(extensions, 'tefca_ias') === undefined ? 'tefca-ias' : 'tefca_ias';
  const ias = memberOf(extensions, iasKey);
  const text = (name: string) => textOr(memberOf(b2b, name), '');
  const related = memberOf(ias, 'user_information');
  const relatedName = personFieldsOf(related);
  const first = (value: unknown) => (Array.isArray(value) ? (value as unknown[])[0] : undefined);
  const coding = first(memberOf(first(memberOf(related, 'relationship')), 'coding'));
  const idToken = textOr(memberOf(ias, 'id_token'), '');
  return {
    ownB2b: b2b !== undefined,
    organizationId: text('organization_id'),
    organizationName: text('organization_name'),
    subjectName: text('subject_name'),
    subjectId: text('subject_id'),
    subjectRole: text('subject_role'),
    purposeOfUse: textList(memberOf(b2b, 'purpose_of_use'), initialExtensions.purposeOfUse),
    consentPolicy: textList(memberOf(b2b, 'consent_policy')),
    consentReference: textList(memberOf(b2b, 'consent_reference')),
    withUser: user !== undefined,
    userPurpose: textList(memberOf(user, 'purpose_of_use'), initialExtensions.userPurpose),
    userConsentPolicy: textList(memberOf(user, 'consent_policy')),
    userConsentReference: textList(memberOf(user, 'consent_reference')),
    withIas: ias !== undefined,
    iasKey,
    iasRelationship: textOr(memberOf(coding, 'code'), initialExtensions.iasRelationship),
    iasUserGiven: relatedName.given,
    iasUserFamily: relatedName.family,
    iasConsentPolicy: textList(memberOf(ias, 'consent_policy')),
    iasConsentReference: textList(memberOf(ias, 'consent_reference')),
    iasIdToken: /^\{\{[^{}]+\}\}$/.test(idToken) ? idToken : '',
    ...personForm('user', personFieldsOf(memberOf(user, 'user_person'))),
    ...personForm('patient', personFieldsOf(memberOf(ias, 'patient_information'))),
  };
}
