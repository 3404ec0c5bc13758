import 'server-only';
import { getRegistration } from '@/lib/domain/registrations/get-registration';
import type { CodeAuth } from '@/lib/schemas/code-auth';
import { takeClient, type FoundClient } from '../client/take-client';
import type { RunState } from '../run-state';
import { certifiedClient } from './certified-client';
import { codeAuthOf } from './code-state';
import { registeredClient } from './registered-client';
import { userClientOf } from './user-client';

/** Takes the client with which the person signs in: one that was chosen, one that is there, or one that is made now. */
export async function beClient(state: RunState): Promise<boolean> {
  const auth = codeAuthOf(state);
  if (!auth) return false;
  const found = await clientFor(state, auth);
  if (!found) return false;
  await takeClient(state, found);
  return true;
}

async function clientFor(state: RunState, auth: CodeAuth): Promise<FoundClient | null> {
  const { workspaceId } = state;
  if (auth.registrationId !== undefined) {
    const client = userClientOf(await getRegistration(workspaceId, auth.registrationId));
    return client && { client, isReused: true };
  }
  return auth.registration === 'udap'
    ? certifiedClient(state, auth)
    : registeredClient(state, auth);
}
