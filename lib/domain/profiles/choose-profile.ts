import { isForHost, type HolderProfile } from '@/lib/protocol/registration/holder-profile';

/** What is known of a holder when its profile is chosen. */
export interface HolderFacts {
  holderBaseUrl: string;
  /** The key that a person chose. */
  chosen?: string;
  /** Whether it has UDAP metadata; null when nobody looked. */
  hasUdap: boolean | null;
  udapRuleSet?: 'stu1' | 'stu2' | null;
  /** The name of a sandbox holder. */
  sandboxHolder?: string | null;
}

function hostOf(baseUrl: string): string {
  return URL.canParse(baseUrl) ? new URL(baseUrl).hostname : '';
}

/** How exactly a profile names a host: the longest pattern that fits. */
function exactness(profile: Pick<HolderProfile, 'hosts'>, host: string): number {
  const fitting = profile.hosts.filter((pattern) => isForHost({ hosts: [pattern] }, host));
  return Math.max(0, ...fitting.map((pattern) => pattern.length));
}

/**
 * Which of the profiles is for a holder, and why: the one that a person chose, else one that names its host, else that
 * of the sandbox, else the generic one for what discovery found.
 *
 * @param profiles own ones before built-in ones; of two that fit equally the first wins
 */
export function chooseProfile<Profile extends HolderProfile>(
  profiles: readonly Profile[],
  facts: HolderFacts,
): Profile & { why: string } {
  const byKey = (key: string) => profiles.find((profile) => profile.key === key);
  const chosen = facts.chosen === undefined ? undefined : byKey(facts.chosen);
  if (chosen) return { ...chosen, why: 'It was chosen.' };
  const host = hostOf(facts.holderBaseUrl);
  const [byHost] = profiles
    .filter((profile) => isForHost(profile, host))
    .sort((a, b) => exactness(b, host) - exactness(a, host));
  if (byHost) return { ...byHost, why: `It names the host ${host}.` };
  if (facts.sandboxHolder) {
    const own = byKey(`sandbox-${facts.sandboxHolder}`) ?? byKey('sandbox-harbor');
    if (own) return { ...own, why: 'The holder is one of the sandbox.' };
  }
  const generic = facts.hasUdap ? `udap-${facts.udapRuleSet ?? 'stu2'}` : 'smart';
  const found = byKey(generic) ?? profiles.at(-1);
  if (!found) throw new Error('there is no holder profile at all');
  const why = facts.hasUdap
    ? 'No profile names this holder; it publishes UDAP metadata.'
    : 'No profile names this holder.';
  return { ...found, why };
}
