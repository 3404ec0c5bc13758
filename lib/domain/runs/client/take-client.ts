import 'server-only';
import type { UserClient } from '../code/user-client';
import type { RunState } from '../run-state';

/** A client of the run, and whether it was there before. */
export interface FoundClient {
  client: UserClient;
  isReused: boolean;
}

/** Goes on as this client. A client that was there before is noted. */
export async function takeClient(
  state: RunState,
  { client, isReused }: FoundClient,
): Promise<void> {
  state.userClient = client;
  state.registration = { clientId: client.clientId, isReused };
  if (!isReused) return;
  await state.recorder.emit({
    type: 'note',
    step: 'register',
    text: 'This app is registered here already; the run uses that registration.',
    facts: {
      client_id: client.clientId,
      authentication: client.authMethod,
      scope: client.scope,
      registration: client.registrationId,
      ...(client.issuer === null ? {} : { issuer: client.issuer }),
    },
  });
}
