import type { RuleSet } from '../../check';
import { isForHost, type HolderProfile } from '../holder-profile';

/** A profile that can be chosen, and whose knowledge it is. */
export interface ProfileCandidate {
  profile: HolderProfile;
  /** built-in: as it came with the portal; edited: a built-in one that the workspace changed; own: of the workspace. */
  origin: 'built-in' | 'edited' | 'own';
}

/** What is known of the holder for which a profile is wanted. */
export interface ProfileQuestion {
  /** FHIR base URL. */
  holderBaseUrl: string;
  /** Key of the profile that somebody chose. */
  chosen?: string | undefined;
  /** Whether discovery found UDAP metadata; null when nobody looked. */
  hasUdap: boolean | null;
  /** The generation of the guide that the metadata speaks, as far as it can be told. */
  udapRuleSet?: RuleSet | null | undefined;
  /** The name of the holder, where it is one of the sandbox. */
  sandboxHolder?: string | null | undefined;
}

/** The profile that counts, and in a sentence why this one. */
export interface ChosenProfile {
  profile: HolderProfile;
  why: string;
}

function hostOf(baseUrl: string): string | null {
  try {
    return new URL(baseUrl).hostname;
  } catch {
    return null;
  }
}

interface Fit extends ProfileCandidate {
  pattern: string;
}

/** What is compared of a pattern: of `*.example.org` the part that has to be there, so that a full name is longer. */
const weightOf = (pattern: string) => pattern.replace(/^\*/, '').length;

/** The most exact pattern first; among equals what the workspace knows, before what is built in. */
function byFit(a: Fit, b: Fit): number {
  const isBuiltIn = (fit: Fit) => Number(fit.origin === 'built-in');
  return (
    weightOf(b.pattern) - weightOf(a.pattern) ||
    isBuiltIn(a) - isBuiltIn(b) ||
    a.profile.key.localeCompare(b.profile.key)
  );
}

function bestForHost(candidates: readonly ProfileCandidate[], host: string): Fit | null {
  const fits = candidates.flatMap((candidate) =>
    candidate.profile.hosts
      .filter((pattern) => isForHost({ hosts: [pattern] }, host))
      .map((pattern) => ({ ...candidate, pattern })),
  );
  return fits.sort(byFit)[0] ?? null;
}

/** The key of the profile that fits by what discovery showed, and why. */
function byDiscovery({ hasUdap, udapRuleSet }: ProfileQuestion): { key: string; why: string } {
  const nobodyElse = 'No profile is for this host';
  if (hasUdap === null) {
    return { key: 'smart', why: `${nobodyElse}, and nobody has looked at its metadata yet.` };
  }
  if (!hasUdap) {
    return { key: 'smart', why: `${nobodyElse}, and discovery found no UDAP metadata.` };
  }
  if (udapRuleSet === 'stu1') {
    return {
      key: 'udap-stu1',
      why: `${nobodyElse}; discovery found UDAP metadata of generation 1.`,
    };
  }
  return {
    key: 'udap-stu2',
    why:
      udapRuleSet === 'stu2'
        ? `${nobodyElse}; discovery found UDAP metadata of generation 2.`
        : `${nobodyElse}; discovery found UDAP metadata that does not tell its generation, so the newer rules count.`,
  };
}

/**
 * The profile by which a holder is judged: the one that somebody chose; else the one whose hosts fit best; else that of
 * the sandbox holder; else the one of the standards, by what discovery showed.
 *
 * @returns null when `chosen` names none of the candidates
 */
export function chooseProfile(
  candidates: readonly ProfileCandidate[],
  question: ProfileQuestion,
): ChosenProfile | null {
  const find = (key: string) => candidates.find(({ profile }) => profile.key === key)?.profile;
  const { chosen, holderBaseUrl, sandboxHolder } = question;
  if (chosen !== undefined) {
    const profile = find(chosen);
    return profile ? { profile, why: 'It was chosen for this registration.' } : null;
  }
  const host = hostOf(holderBaseUrl);
  const best = host === null ? null : bestForHost(candidates, host);
  if (best) {
    const whose = best.origin === 'built-in' ? 'It' : 'This workspace says that it';
    return { profile: best.profile, why: `${whose} is for ${best.pattern}, which fits ${host}.` };
  }
  if (sandboxHolder) {
    const named = find(`sandbox-${sandboxHolder}`);
    if (named) return { profile: named, why: `The holder is “${sandboxHolder}” of the sandbox.` };
    const harbor = find('sandbox-harbor');
    if (harbor) {
      return {
        profile: harbor,
        why: `The holder “${sandboxHolder}” of the sandbox has no profile of its own; that of harbor counts.`,
      };
    }
  }
  const { key, why } = byDiscovery(question);
  const profile = find(key);
  return profile ? { profile, why } : null;
}
