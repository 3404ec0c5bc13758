import { CodeAuthSchema, defaultCodeScope, type CodeAuth } from '@/lib/schemas/code-auth';
import { DpopModeSchema, type DpopMode } from '@/lib/schemas/dpop-mode';
import { given, memberOf, textOr } from '../form-codec';
import { authMethod } from './auth-method';

/** The clients that the console registers on the spot. */
export const ownClients = [
  'none',
  'client_secret_basic',
  'client_secret_post',
  'private_key_jwt',
  'udap',
] as const;
type OwnClient = (typeof ownClients)[number];

type Prompt = NonNullable<CodeAuth['prompt']>;

/** The form of a sign-in. A type and not an interface: only that is a flat form. */
export type CodeForm = {
  /** One of `ownClients`, or the id of a registration of the workspace. */
  client: string;
  scope: string;
  registerAgain: boolean;
  /** The person signs in although access is kept. */
  signInAgain: boolean;
  /** Whether tokens are bound to a key. */
  dpop: DpopMode;
  /** Seconds since the person signed in at the holder, at most; empty: whenever. */
  maxAge: string;
  /** `prompt` of OpenID Connect; empty: as the holder likes. */
  prompt: '' | Prompt;
  /** What an EHR gave with its launch; empty: a standalone launch. */
  launch: string;
  /** Base URL of an identity provider; empty: the holder's own sign-in. */
  idp: string;
  /** UDAP: a certificate of the workspace; empty: the newest one that fits. */
  certificateId: string;
};

const initial: CodeForm = {
  client: 'none',
  scope: defaultCodeScope,
  registerAgain: false,
  signInAgain: false,
  dpop: 'automatic',
  maxAge: '',
  prompt: '',
  launch: '',
  idp: '',
  certificateId: '',
};

/** Whether a client is one that the console registers on the spot. */
export function isOwnClient(client: string): client is OwnClient {
  return ownClients.some((known) => known === client);
}

function clientInput(client: string) {
  if (!isOwnClient(client)) return { registrationId: client };
  if (client === 'udap') return { registration: 'udap' as const };
  return client === 'none' ? {} : { authMethod: client };
}

function clientOf(auth: unknown): string {
  const chosen = memberOf(auth, 'registrationId');
  if (typeof chosen === 'string') return chosen;
  if (memberOf(auth, 'registration') === 'udap') return 'udap';
  const method = textOr(memberOf(auth, 'authMethod'), initial.client);
  return isOwnClient(method) ? method : initial.client;
}

function maxAgeOf(auth: unknown): string {
  const seconds = memberOf(auth, 'maxAge');
  return typeof seconds === 'number' ? String(seconds) : '';
}

function promptOf(auth: unknown): CodeForm['prompt'] {
  return CodeAuthSchema.shape.prompt.safeParse(memberOf(auth, 'prompt')).data ?? '';
}

/** A person signs in at the holder: SMART App Launch, or UDAP with users. */
export const code = authMethod({
  method: 'code',
  label: 'Sign in as a person (authorization code)',
  hint: 'Sends your browser to the holder, where you sign in and decide what the app may see.',
  initial,
  choices: { dpop: DpopModeSchema.options },
  prefix: 'code.',
  isUdap: true,
  stops: [
    { until: 'discover', label: 'Discover' },
    { until: 'register', label: 'Register' },
    { until: 'authorize', label: 'Sign in' },
    { until: 'token', label: 'Token' },
  ],
  toRequest: (form) => ({
    method: 'code',
    ...clientInput(form.client),
    ...(form.registerAgain ? { register: 'always' as const } : {}),
    ...(form.signInAgain ? { session: 'new' as const } : {}),
    ...(form.scope.trim() === initial.scope ? {} : { scope: form.scope.trim() }),
    ...(form.dpop === initial.dpop ? {} : { dpop: form.dpop }),
    ...(form.maxAge.trim() === '' ? {} : { maxAge: Number(form.maxAge) }),
    ...(form.prompt === '' ? {} : { prompt: form.prompt }),
    ...given('launch', form.launch),
    ...given('idp', form.idp),
    ...given('certificateId', form.certificateId),
  }),
  fromRequest: (auth) => ({
    client: clientOf(auth),
    scope: textOr(memberOf(auth, 'scope'), initial.scope),
    registerAgain: memberOf(auth, 'register') === 'always',
    signInAgain: memberOf(auth, 'session') === 'new',
    dpop: DpopModeSchema.catch(initial.dpop).parse(memberOf(auth, 'dpop')),
    maxAge: maxAgeOf(auth),
    prompt: promptOf(auth),
    launch: textOr(memberOf(auth, 'launch'), ''),
    idp: textOr(memberOf(auth, 'idp'), ''),
    certificateId: textOr(memberOf(auth, 'certificateId'), ''),
  }),
});
