import { DpopModeSchema, type DpopMode } from '@/lib/schemas/dpop-mode';
import { memberOf, textOr } from '../form-codec';
import { authMethod } from './auth-method';

/** The form of SMART backend services. A type and not an interface: only that is a flat form. */
export type BackendForm = {
  /** A registration of the workspace; empty: the console's own client. */
  registrationId: string;
  scope: string;
  keys: 'jwks_uri' | 'jwks';
  registerAgain: boolean;
  /** Whether tokens are bound to a key. */
  dpop: DpopMode;
};

const initial: BackendForm = {
  registrationId: '',
  scope: 'system/*.rs',
  keys: 'jwks_uri',
  registerAgain: false,
  dpop: 'automatic',
};

/** SMART backend services with a key of the JWK Set. */
export const backend = authMethod({
  method: 'backend',
  label: 'SMART backend services, with a key',
  hint: 'Asks for a token with an assertion that a key of the app’s JWK Set has signed. Nobody signs in.',
  initial,
  choices: { keys: ['jwks_uri', 'jwks'], dpop: DpopModeSchema.options },
  prefix: 'backend.',
  isUdap: false,
  stops: [
    { until: 'discover', label: 'Discover' },
    { until: 'register', label: 'Register' },
    { until: 'token', label: 'Token' },
  ],
  toRequest: (form) => ({
    method: 'backend',
    ...(form.registrationId.trim() === '' ? {} : { registrationId: form.registrationId.trim() }),
    ...(form.registerAgain ? { register: 'always' as const } : {}),
    ...(form.keys === initial.keys ? {} : { keys: form.keys }),
    ...(form.scope.trim() === initial.scope ? {} : { scope: form.scope.trim() }),
    ...(form.dpop === initial.dpop ? {} : { dpop: form.dpop }),
  }),
  fromRequest: (auth) => ({
    registrationId: textOr(memberOf(auth, 'registrationId'), ''),
    scope: textOr(memberOf(auth, 'scope'), initial.scope),
    keys: memberOf(auth, 'keys') === 'jwks' ? ('jwks' as const) : ('jwks_uri' as const),
    registerAgain: memberOf(auth, 'register') === 'always',
    dpop: DpopModeSchema.catch(initial.dpop).parse(memberOf(auth, 'dpop')),
  }),
});
