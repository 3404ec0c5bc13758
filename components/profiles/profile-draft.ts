import type {
  HolderProfile,
  MethodRule,
  ProfileMethod,
} from '@/lib/protocol/registration/holder-profile';
import { methodOrder } from './profile-words';

/** A way of registering as the form holds it. */
export interface MethodDraft extends Omit<MethodRule, 'clientIdLifeDays'> {
  /** Empty: no end known. */
  clientIdLifeDays: string;
}

/** What the form of a holder profile holds: lists are lines of text, numbers are what was typed. */
export interface ProfileDraft extends Omit<
  HolderProfile,
  'hosts' | 'communities' | 'methods' | 'refreshTokens' | 'source'
> {
  hosts: string;
  communities: string;
  methods: Record<ProfileMethod, MethodDraft>;
  refreshTokens: { isOffered: boolean; lifeDays: string; isSingleUse: boolean | null };
  source: { text: string; url: string; date: string };
}

const textOf = (days: number | null) => (days === null ? '' : String(days));
const linesOf = (text: string) =>
  text
    .split(/[\s,]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** A number of days as it is sent; what is no number goes as it was typed, so that the API says so. */
function daysOf(text: string): number | null {
  const typed = text.trim();
  if (typed === '') return null;
  return (/^-?\d+(\.\d+)?$/.test(typed) ? Number(typed) : typed) as number;
}

function eachMethod<Value>(make: (method: ProfileMethod) => Value): Record<ProfileMethod, Value> {
  return Object.fromEntries(methodOrder.map((method) => [method, make(method)])) as Record<
    ProfileMethod,
    Value
  >;
}

/** The form of a profile. */
export function draftOf(profile: HolderProfile): ProfileDraft {
  const { methods, refreshTokens, source } = profile;
  return {
    ...profile,
    hosts: profile.hosts.join('\n'),
    communities: profile.communities.join('\n'),
    methods: eachMethod((name) => ({
      ...methods[name],
      clientIdLifeDays: textOf(methods[name].clientIdLifeDays),
    })),
    refreshTokens: { ...refreshTokens, lifeDays: textOf(refreshTokens.lifeDays) },
    source: { ...source, url: source.url ?? '' },
  };
}

/** The form of a copy: all that is known, under a key of its own and without the hosts, which stay where they are. */
export function copyDraftOf(profile: HolderProfile): ProfileDraft {
  const key = `${profile.key}-copy`.slice(0, 61);
  return { ...draftOf(profile), key, name: `Copy of ${profile.name}`.slice(0, 120), hosts: '' };
}

/** The profile that a form stands for, as it is sent. It may be wrong: the API judges. */
export function profileOf(draft: ProfileDraft): HolderProfile {
  const { methods, refreshTokens, source } = draft;
  return {
    ...draft,
    key: draft.key.trim(),
    name: draft.name.trim(),
    hosts: linesOf(draft.hosts),
    communities: linesOf(draft.communities),
    methods: eachMethod((name) => ({
      ...methods[name],
      clientIdLifeDays: daysOf(methods[name].clientIdLifeDays),
    })),
    refreshTokens: { ...refreshTokens, lifeDays: daysOf(refreshTokens.lifeDays) },
    source: {
      text: source.text.trim(),
      url: source.url.trim() === '' ? null : source.url.trim(),
      date: source.date,
    },
  };
}

/** The item with or without being in a list, in the order of all that can be in it. */
export function toggled<Item>(
  all: readonly Item[],
  chosen: readonly Item[],
  item: Item,
  isChosen: boolean,
): Item[] {
  const others = chosen.filter((one) => !all.includes(one));
  return [...all.filter((one) => (one === item ? isChosen : chosen.includes(one))), ...others];
}

/** A profile of a holder of which nothing is known yet. */
export function emptyProfile(today: string): ProfileDraft {
  const rule: MethodDraft = {
    isOffered: false,
    grantTypes: [],
    requiredMembers: [],
    clientIdLifeDays: '',
    needsInitialAccessToken: false,
    allowsLoopback: false,
    allowsCustomScheme: false,
    note: '',
  };
  return {
    key: '',
    name: '',
    summary: '',
    hosts: '',
    methods: eachMethod(() => rule),
    liveUris: 'none',
    contactDomain: 'none',
    ruleSet: null,
    pkce: 'S256',
    algorithms: [],
    scopeVersions: ['v2'],
    refreshTokens: { isOffered: false, lifeDays: '', isSingleUse: null },
    communities: '',
    source: { text: '', url: '', date: today },
  };
}
