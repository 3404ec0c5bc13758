import { given, memberOf, textOr } from '../form-codec';
import { authMethod } from './auth-method';

/** The form of UDAP client credentials. A type and not an interface: only that is a flat form. */
export type UdapForm = {
  /** A certificate of the workspace; empty: the portal takes the newest one that fits. */
  certificateId: string;
  scope: string;
  registerAgain: boolean;
  /** Whether the hl7-b2b object is written here; otherwise the portal says who it is. */
  ownB2b: boolean;
  organizationId: string;
  organizationName: string;
  subjectName: string;
  subjectId: string;
  subjectRole: string;
  /** Codes, separated by blanks. */
  purposeOfUse: string;
};

const initial: UdapForm = {
  certificateId: '',
  scope: 'system/*.rs',
  registerAgain: false,
  ownB2b: false,
  organizationId: '',
  organizationName: '',
  subjectName: '',
  subjectId: '',
  subjectRole: '',
  purposeOfUse: 'urn:oid:2.16.840.1.113883.5.8#TREAT',
};

function b2bOf(form: UdapForm) {
  return {
    version: '1' as const,
    organization_id: form.organizationId.trim(),
    purpose_of_use: form.purposeOfUse.split(/\s+/).filter((code) => code !== ''),
    ...given('organization_name', form.organizationName),
    ...given('subject_name', form.subjectName),
    ...given('subject_id', form.subjectId),
    ...given('subject_role', form.subjectRole),
  };
}

/** UDAP client credentials with a certificate. */
export const udap = authMethod({
  method: 'udap',
  label: 'UDAP, with a certificate',
  hint: 'Registers the app if need be, then asks for a token with a signed assertion.',
  initial,
  prefix: '',
  isUdap: true,
  stops: [
    { until: 'discover', label: 'Discover' },
    { until: 'trust', label: 'Trust' },
    { until: 'certificate', label: 'Certificate' },
    { until: 'register', label: 'Register' },
    { until: 'token', label: 'Token' },
  ],
  toRequest: (form) => ({
    method: 'udap',
    ...(form.certificateId === '' ? {} : { certificateId: form.certificateId }),
    ...(form.registerAgain ? { register: 'always' as const } : {}),
    ...(form.scope.trim() === initial.scope ? {} : { scope: form.scope.trim() }),
    ...(form.ownB2b ? { b2b: b2bOf(form) } : {}),
  }),
  fromRequest: (auth) => {
    const b2b = memberOf(auth, 'b2b');
    const codes = memberOf(b2b, 'purpose_of_use');
    return {
      certificateId: textOr(memberOf(auth, 'certificateId'), ''),
      scope: textOr(memberOf(auth, 'scope'), initial.scope),
      registerAgain: memberOf(auth, 'register') === 'always',
      ownB2b: b2b !== undefined,
      organizationId: textOr(memberOf(b2b, 'organization_id'), ''),
      organizationName: textOr(memberOf(b2b, 'organization_name'), ''),
      subjectName: textOr(memberOf(b2b, 'subject_name'), ''),
      subjectId: textOr(memberOf(b2b, 'subject_id'), ''),
      subjectRole: textOr(memberOf(b2b, 'subject_role'), ''),
      purposeOfUse: Array.isArray(codes) ? codes.join(' ') : initial.purposeOfUse,
    };
  },
});
