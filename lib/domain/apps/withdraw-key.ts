import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { exactTime } from '@/lib/format/dates';
import { isInSet, signingKeyOf, type KeyTimes } from './key-states';
import { noSuchApp } from './no-such-app';

/** What is said when the app could not sign any more. */
function stillSigns(next: KeyTimes | undefined): AppError {
  return new AppError('key.in_use', {
    detail: next
      ? `Found the key that signs; the next one signs from ${exactTime(next.signsFrom)} on. ` +
        'Withdraw this one after that. With force it goes now and the next one signs at once, which verifiers with an older copy of the set refuse.'
      : 'Found the key that signs, and no other in the set; expected another one to sign in its place. ' +
        'Rotate first. With force it goes nevertheless, and the app cannot authenticate until another key is published.',
  });
}

/**
 * Takes a key out of the JWK Set of an app. The key that signs is refused while no other could sign; with `force` it
 * goes, and one that was waiting signs at once.
 *
 * @param id of the key in the set, not of the key itself
 * @throws AppError `resource.not_found`, `key.in_use`
 */
export async function withdrawKey(
  workspaceId: string,
  appId: string,
  id: string,
  { force, now = new Date() }: { force: boolean; now?: Date },
): Promise<void> {
  const client = await db();
  await client.$transaction(async (tx) => {
    const app = await tx.app.findFirst({
      where: { id: appId, workspaceId },
      select: { jwksKeys: true },
    });
    if (!app) throw noSuchApp(appId);
    const key = app.jwksKeys.find((one) => one.id === id && isInSet(one, now));
    if (!key) {
      throw new AppError('resource.not_found', {
        detail: `There is no key ${id} in the set of this app.`,
      });
    }
    const others = app.jwksKeys.filter((one) => one.id !== id && isInSet(one, now));
    const signs = signingKeyOf(app.jwksKeys, now)?.id === id;
    if (signs && signingKeyOf(others, now) === null) {
      const [next] = [...others].sort((a, b) => a.signsFrom.getTime() - b.signsFrom.getTime());
      if (!force) throw stillSigns(next);
      if (next) await tx.appKey.update({ where: { id: next.id }, data: { signsFrom: now } });
    }
    await tx.appKey.update({ where: { id }, data: { withdrawnAt: now } });
  });
}
