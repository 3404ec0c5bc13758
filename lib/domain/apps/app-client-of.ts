import 'server-only';
import type { AppMetadata, GrantType } from '@/lib/protocol/registration/client-metadata';
import type { AppClient } from '@/lib/schemas/app';
import { getApp } from './get-app';

/** An app as one of its two clients: what a registration is made of. */
export interface ClientOfApp {
  app: { id: string; name: string; metadata: AppMetadata };
  client: AppClient;
}

/**
 * The client of an app for one workflow; apps that do not have it yet get it.
 *
 * @throws AppError `resource.not_found`
 */
export async function appClientOf(
  workspaceId: string,
  appId: string,
  grantType: GrantType,
): Promise<ClientOfApp> {
  const { id, name, metadata, clients } = await getApp(workspaceId, appId);
  const client = clients.find((one) => one.grantType === grantType);
  if (!client) throw new Error(`app ${id} has no client for ${grantType}`);
  return { app: { id, name, metadata }, client };
}
