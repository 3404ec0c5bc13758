import 'server-only';
import type { HolderProfile } from '@/lib/protocol/registration/holder-profile';
import { emrDirect } from '@/lib/protocol/registration/profiles/emr-direct';
import {
  genericSmart,
  genericUdapStu1,
  genericUdapStu2,
} from '@/lib/protocol/registration/profiles/generic';
import { sandboxProfiles } from '@/lib/protocol/registration/profiles/sandbox';
import { communityUri } from '@/lib/sandbox/addresses';
import { communities } from '@/lib/sandbox/communities';

/** The profiles that every workspace has, in the order in which they are shown. */
export function builtInProfiles(): readonly HolderProfile[] {
  const uris = communities.map(({ segment }) => communityUri(segment));
  return [...sandboxProfiles(uris), emrDirect, genericUdapStu2, genericUdapStu1, genericSmart];
}
