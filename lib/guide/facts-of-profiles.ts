import type { HolderProfile } from '@/lib/protocol/registration/holder-profile';
import { chooseProfile } from '@/lib/protocol/registration/profiles/choose-profile';
import type { HolderFacts } from './holder-facts';

/**
 * What public documents say of holders that nobody has looked at.
 *
 * @param sandbox FHIR base URL of the sandbox holder `harbor`
 */
export function factsOfProfiles(
  baseUrls: readonly string[],
  profiles: readonly HolderProfile[],
  sandbox: string,
): HolderFacts[] {
  const candidates = profiles.map((profile) => ({ profile, origin: 'built-in' as const }));
  return baseUrls.map((baseUrl) => ({
    baseUrl,
    name: URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl,
    probedAt: null,
    hasSmart: null,
    hasUdap: null,
    grantTypes: [],
    smartCapabilities: [],
    udapProfiles: [],
    communities: [],
    registrationEndpoint: null,
    profile:
      chooseProfile(candidates, {
        holderBaseUrl: baseUrl,
        hasUdap: null,
        sandboxHolder: baseUrl === sandbox ? 'harbor' : null,
      })?.profile ?? null,
  }));
}
