import type {
  HolderProfile,
  MethodRule,
  ProfileMethod,
  RequirableMember,
} from '@/lib/protocol/registration/holder-profile';
import type { GrantType } from '@/lib/protocol/registration/client-metadata';
import { counted } from '@/lib/format/quantities';
import type { ProfileOrigin } from '@/lib/schemas/holder-profile';

/** The ways of registering in the order in which they are shown. */
export const methodOrder = ['udap', 'dcr', 'manual', 'one-off'] as const satisfies ProfileMethod[];

/** A way of registering: its short name, and what it is. */
export const methodWords: Readonly<Record<ProfileMethod, { name: string; what: string }>> = {
  udap: { name: 'UDAP', what: 'With a signed software statement' },
  dcr: { name: 'RFC 7591', what: 'With plain metadata' },
  manual: { name: 'By hand', what: 'A form or a portal of the holder' },
  'one-off': { name: 'One-off', what: 'Asked of the organization itself' },
};

/** Whose knowledge a profile is. */
export const originWords: Readonly<Record<ProfileOrigin, string>> = {
  'built-in': 'Built in',
  edited: 'Edited here',
  own: 'Your own',
};

export const grantWords: Readonly<Record<GrantType, string>> = {
  authorization_code: 'Authorization code',
  client_credentials: 'Client credentials',
};

/** What the members that can be demanded hold. */
export const memberWords: Readonly<Record<RequirableMember, string>> = {
  client_name: 'name of the app',
  redirect_uris: 'where users come back to',
  client_uri: 'page about the app',
  logo_uri: 'its logo',
  contacts: 'whom to write to',
  tos_uri: 'terms of service',
  policy_uri: 'privacy policy',
  jwks_uri: 'where its keys are',
  software_id: 'id of the software',
  software_version: 'its version',
};

/** How long a client_id lives. */
export function lifeWords(days: number | null): string {
  return days === null ? 'No end known' : counted(days, 'day');
}

/** Which redirects a way takes. */
export function redirectWords(
  rule: Pick<MethodRule, 'allowsLoopback' | 'allowsCustomScheme'>,
): string {
  const others = [
    ...(rule.allowsLoopback ? ['loopback'] : []),
    ...(rule.allowsCustomScheme ? ['custom schemes'] : []),
  ];
  return (
    ['https', ...others].join(', ').replace(/, ([^,]*)$/, ' and $1') +
    (others.length === 0 ? ' only' : '')
  );
}

/** The life of client_ids over all ways that are offered, for lists: “30 days by RFC 7591”. */
export function livesInShort({ methods }: Pick<HolderProfile, 'methods'>): string {
  const ending = methodOrder.filter(
    (method) => methods[method].isOffered && methods[method].clientIdLifeDays !== null,
  );
  if (ending.length === 0) return 'No end known';
  return ending
    .map(
      (method) => `${lifeWords(methods[method].clientIdLifeDays)} by ${methodWords[method].name}`,
    )
    .join(', ');
}

export const strengthWords: Readonly<Record<HolderProfile['liveUris'], string>> = {
  required: 'Demanded',
  advised: 'Advised',
  none: 'Not asked for',
};

export const ruleSetWords = {
  stu1: 'UDAP Security 1.x (STU 1)',
  stu2: 'UDAP Security 2.0 (STU 2)',
  none: 'None: no UDAP',
} as const;

export const pkceWords: Readonly<Record<HolderProfile['pkce'], string>> = {
  S256: 'Demanded, with S256',
  optional: 'Taken, not demanded',
  none: 'Not taken',
};

/** Refresh tokens in a sentence. */
export function refreshWords({
  isOffered,
  lifeDays,
  isSingleUse,
}: HolderProfile['refreshTokens']): string {
  if (!isOffered) return 'None';
  const life =
    lifeDays === null ? 'their life is not known' : `they live ${counted(lifeDays, 'day')}`;
  const use =
    isSingleUse === null
      ? ''
      : isSingleUse
        ? ', each is good for one use'
        : ', each can be used again';
  return `Offered; ${life}${use}`;
}

/** Days after which somebody should read the source again. */
const staleAfterDays = 365;

/** Whether the source was read so long ago that it should be read again. */
export function isStale(date: string, now: string): boolean {
  return Date.parse(now) - Date.parse(date) > staleAfterDays * 86_400_000;
}
