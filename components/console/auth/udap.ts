import { tefcaIasSpellings } from '@/lib/protocol/udap/extensions/names';
import { DpopModeSchema, type DpopMode } from '@/lib/schemas/dpop-mode';
import { memberOf, textOr } from '../form-codec';
import { authMethod } from './auth-method';
import {
  b2bOf,
  extensionsFormOf,
  extensionsOf,
  hiddenInAddress,
  initialExtensions,
  type ExtensionsForm,
} from './extensions/extensions-form';

/** The form of UDAP client credentials. A type and not an interface: only that is a flat form. */
export type UdapForm = {
  /** A certificate of the workspace; empty: the portal takes the newest one that fits. */
  certificateId: string;
  scope: string;
  registerAgain: boolean;
  /** Whether tokens are bound to a key. */
  dpop: DpopMode;
} & ExtensionsForm;

const initial: UdapForm = {
  certificateId: '',
  scope: 'system/*.rs',
  registerAgain: false,
  dpop: 'automatic',
  ...initialExtensions,
};

/** With nothing but `hl7-b2b` it is said the short way. */
function extensionInput(form: UdapForm) {
  const extensions = extensionsOf(form);
  if (Object.keys(extensions).length === 0) return {};
  return form.withUser || form.withIas ? { extensions } : { b2b: b2bOf(form) };
}

/** UDAP client credentials with a certificate. */
export const udap = authMethod({
  method: 'udap',
  label: 'UDAP, with a certificate',
  hint: 'Registers the app if need be, then asks for a token with a signed assertion.',
  initial,
  choices: { iasKey: tefcaIasSpellings, dpop: DpopModeSchema.options },
  hiddenInAddress,
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
    ...(form.dpop === initial.dpop ? {} : { dpop: form.dpop }),
    ...extensionInput(form),
  }),
  fromRequest: (auth) => ({
    certificateId: textOr(memberOf(auth, 'certificateId'), ''),
    scope: textOr(memberOf(auth, 'scope'), initial.scope),
    registerAgain: memberOf(auth, 'register') === 'always',
    dpop: DpopModeSchema.catch(initial.dpop).parse(memberOf(auth, 'dpop')),
    ...extensionsFormOf(auth),
  }),
});
