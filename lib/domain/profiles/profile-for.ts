import 'server-only';
import { AppError } from '@/lib/errors';
import type { HolderProfile } from '@/lib/protocol/registration/holder-profile';
import {
  chooseProfile,
  type ProfileQuestion,
} from '@/lib/protocol/registration/profiles/choose-profile';
import { listProfiles } from './list-profiles';

/**
 * The profile by which a workspace judges a holder, and in a sentence why this one.
 *
 * @param field the path of the input that holds `chosen`, for the error
 * @throws AppError `request.invalid` on the field when `chosen` names no profile of the workspace
 */
export async function profileFor(
  workspaceId: string,
  question: ProfileQuestion,
  field = 'profile',
): Promise<HolderProfile & { why: string }> {
  const entries = await listProfiles(workspaceId);
  const found = chooseProfile(entries, question);
  if (!found) {
    const keys = entries.map(({ profile }) => profile.key).join(', ');
    throw new AppError('request.invalid', {
      fields: [
        {
          path: field,
          code: 'unknown_profile',
          detail: `Found “${question.chosen}”, which is no holder profile of this workspace; expected one of ${keys}, or nothing for the one that fits.`,
        },
      ],
    });
  }
  return { ...found.profile, why: found.why };
}
