import 'server-only';
import { getRegistration } from '@/lib/domain/registrations/get-registration';
import type { CodeAuth } from '@/lib/schemas/code-auth';
import type { RunState } from '../run-state';
import { certifiedClient } from './certified-client';
import { codeAuthOf } from './code-state';
import { registeredClient } from './registered-client';
import { userClientOf, type UserClient } from './user-client';

/** Takes the client with which the person signs in: one that was chosen, one that is there, or one that is made now. */
export async function beClient(state: RunState): Promise<boolean> {
  const auth = codeAuthOf(state);
  if (!auth) return false;
  const found = await clientFor(state, auth);
  if (!found) return false;
  const { client, isReused } = found;
  state.userClient = client;
  state.registration = { clientId: client.clientId, isReused };
  if (!isReused) return true;
  await state.recorder.emit({
    type: 'note',
    step: 'register',
    text: 'This app is registered here already; the run uses that registration.',
    facts: {
      client_id: client.clientId,
      authentication: client.authMethod,
      scope: client.scope,
      registration: client.registrationId,
    },
  });
  return true;
}

async function clientFor(
  state: RunState,
  auth: CodeAuth,
): Promise<{ client: UserClient; isReused: boolean } | null> {
  const { workspaceId } = state;
  if (auth.registrationId !== undefined) {
    const client = userClientOf(await getRegistration(workspaceId, auth.registrationId));
    return client && { client, isReused: true };
  }
  return auth.registration === 'udap'
    ? certifiedClient(state, auth)
    : registeredClient(state, auth);
}
