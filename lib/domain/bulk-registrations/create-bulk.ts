import 'server-only';
import { seal } from '@/lib/crypto/vault';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { appClientOf } from '@/lib/domain/apps/app-client-of';
import { bulkTokenBinding } from '@/lib/domain/registrations/registration-binding';
import { AppError, type FieldError } from '@/lib/errors';
import type { BulkRegister } from '@/lib/schemas/register';
import { bulkEvents } from './bulk-events';
import { BulkRequestSchema } from './bulk-request';
import { mergeHolders } from './merge-holders';
import { refuseOverlap } from './refuse-overlap';

/** What the request names that the workspace does not have, as errors of its fields. */
async function missing(workspaceId: string, body: BulkRegister): Promise<FieldError[]> {
  const client = await db();
  const { appId, certificateId, method, initialAccessToken } = body;
  const fields: FieldError[] = [];
  if ((await client.app.count({ where: { id: appId, workspaceId } })) === 0) {
    const detail = `Found ${appId}; expected the id of an app of this workspace.`;
    fields.push({ path: 'appId', code: 'unknown_app', detail });
  }
  if (certificateId !== undefined) {
    const found = await client.certificate.count({ where: { id: certificateId, workspaceId } });
    const detail = `Found ${certificateId}; expected the id of a certificate of this workspace, or nothing: then it is chosen for each holder.`;
    if (found === 0) fields.push({ path: 'certificateId', code: 'unknown_certificate', detail });
  }
  if (method === 'udap' && initialAccessToken !== undefined) {
    const detail =
      'Found a token with the method udap; only RFC 7591 (dcr) has initial access tokens. Leave it out, or choose dcr.';
    fields.push({ path: 'initialAccessToken', code: 'unexpected_token', detail });
  }
  return fields;
}

/**
 * Makes a bulk registration, which the job of this or another process then works on. An initial access token is
 * sealed apart from the request.
 *
 * @param by who starts it; `userId` is null for a token of a script
 * @throws AppError `request.invalid`, `bulk_registration.overlaps`
 */
export async function createBulk(
  workspaceId: string,
  by: { userId: string | null; name: string },
  body: BulkRegister,
): Promise<{ id: string; duplicates: number }> {
  const fields = await missing(workspaceId, body);
  if (fields.length > 0) throw new AppError('request.invalid', { fields });
  const { holders: given, initialAccessToken, ...rest } = body;
  // Makes the client of an app that has none for this workflow yet: its issuer is needed to find what is there.
  await appClientOf(workspaceId, body.appId, body.grantType);
  const { holders, duplicates } = await mergeHolders(given);
  const id = newId('blk');
  const request = BulkRequestSchema.parse(rest);
  const sealedToken =
    initialAccessToken === undefined ? null : await seal(initialAccessToken, bulkTokenBinding(id));
  const client = await db();
  await client.$transaction(async (tx) => {
    await refuseOverlap(tx, null, { appId: body.appId, request }, holders);
    await tx.bulkRegistration.create({
      data: {
        id,
        workspaceId,
        appId: body.appId,
        request,
        sealedToken,
        createdById: by.userId,
        createdBy: by.name,
      },
    });
    await tx.bulkItem.createMany({
      data: holders.map((holder, index) => ({
        id: newId('bli'),
        bulkId: id,
        position: index + 1,
        holder,
      })),
    });
  });
  bulkEvents.emit('wake');
  return { id, duplicates };
}
