import 'server-only';
import { db } from '@/lib/db/client';
import { profileUrlOf } from '@/lib/domain/app-profiles/app-profile';
import { appClientOf } from '@/lib/domain/apps/app-client-of';
import { jwksUri } from '@/lib/domain/apps/app-issuer';
import { mailtoLink } from '@/lib/format/mailto';
import { requestLetter } from '@/lib/protocol/registration/request-letter';
import type { RequestLetter } from '@/lib/schemas/registration-file';
import { getRegistration } from './get-registration';

/** The letter that asks the holder of a registration for credentials. Throws AppError `resource.not_found`. */
export async function writeLetter(workspaceId: string, id: string): Promise<RequestLetter> {
  const registration = await getRegistration(workspaceId, id);
  const { grantType, authMethod, scope, holderBaseUrl, appId } = registration;
  const { app, client } = await appClientOf(workspaceId, appId, grantType);
  const database = await db();
  const { name } = await database.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { name: true },
  });
  const letter = requestLetter({
    reference: id,
    workspaceName: name,
    holderBaseUrl,
    app: app.metadata,
    grantType,
    hasRefreshToken: client.hasRefreshToken,
    authMethod,
    scope,
    jwksUri: jwksUri(app.id),
    profileUrl: await profileUrlOf(workspaceId, app.id),
  });
  return { ...letter, mailto: mailtoLink(letter) };
}
