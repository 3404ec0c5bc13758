import 'server-only';
import { generateKey } from '@/lib/domain/keys/generate-key';
import { dayOf } from '@/lib/format/dates';
import type { AppKeyView, RotateKeys } from '@/lib/schemas/app';
import type { KeyKind } from '@/lib/schemas/key';
import { getApp } from './get-app';
import { publishKey } from './publish-key';

const kinds: Readonly<Record<RotateKeys['algorithm'], KeyKind>> = {
  ES384: 'p-384',
  RS384: 'rsa-3072',
};

/**
 * Makes a new key in the vault and publishes it in the set of an app. The one that signs now goes on until the new
 * one takes over, and stays in the set until it is withdrawn.
 *
 * @throws AppError `resource.not_found`
 */
export async function rotateKeys(
  workspaceId: string,
  appId: string,
  { algorithm, name }: RotateKeys,
  createdById: string | null,
  now: Date = new Date(),
): Promise<AppKeyView> {
  const app = await getApp(workspaceId, appId);
  const wanted = {
    name: name ?? `${app.name.slice(0, 50)}, ${algorithm}, ${dayOf(now)}`,
    kind: kinds[algorithm],
    algorithm,
  };
  const { id } = await generateKey(workspaceId, wanted, createdById);
  return publishKey(workspaceId, appId, id, now);
}
