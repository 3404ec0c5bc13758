import 'server-only';
import { env } from '@/lib/env';
import type { HolderProfile } from '@/lib/protocol/registration/holder-profile';
import { builtInProfiles } from '@/lib/protocol/registration/profiles/built-in-profiles';

/** The built-in profiles, with the addresses of this portal. */
export function builtIn(): readonly HolderProfile[] {
  return builtInProfiles(env().APP_URL);
}

/** The built-in profile of a key; undefined for own ones and for those that do not exist. */
export function findBuiltIn(key: string): HolderProfile | undefined {
  return builtIn().find((profile) => profile.key === key);
}
