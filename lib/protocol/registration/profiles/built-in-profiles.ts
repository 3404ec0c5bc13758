import type { HolderProfile } from '../holder-profile';
import { emrDirect } from './emr-direct';
import { sandboxProfiles } from './sandbox';
import { smart } from './smart';
import { udapStu1, udapStu2 } from './udap';

/**
 * The profiles that come with the portal: holders of which public documents tell, the holders of the sandbox, and what
 * the standards say of every holder.
 *
 * @param appUrl public address of the portal, without a trailing slash
 */
export function builtInProfiles(appUrl: string): readonly HolderProfile[] {
  return [emrDirect, ...sandboxProfiles(appUrl), udapStu2, udapStu1, smart];
}
