import 'server-only';
import { saveClientRegistration } from '@/lib/domain/registrations/save-registration';
import {
  buildClientRegistrationRequest,
  processClientRegistrationResponse,
} from '@/lib/protocol/oauth/client-registration';
import { mayProceed } from '../run-state';
import { findEndpoint } from './find-endpoint';
import { givenByHolder } from './given-by-holder';
import { noteKept } from './note-kept';
import type { RegistrationState } from './registration-state';

/**
 * Registers a client with plain metadata, and keeps what the holder gives: client_id, secret, the way to manage it.
 *
 * @param registrationId an earlier registration that this one renews: the same row with a new client_id
 * @returns the id of the registration, or null when the run cannot go on with it; the checks say why
 * @see https://www.rfc-editor.org/rfc/rfc7591#section-3
 */
export async function registerClient(
  state: RegistrationState,
  registrationId?: string,
): Promise<string | null> {
  const { workspaceId, runId, context, recorder, wanted, clientMetadata: metadata } = state;
  const endpoint = await findEndpoint(state);
  if (endpoint === null) return null;
  const { initialAccessToken } = wanted;
  const result = await context.transport(
    buildClientRegistrationRequest({
      endpoint,
      metadata,
      ...(initialAccessToken === undefined ? {} : { initialAccessToken }),
    }),
  );
  const sent = { metadata, now: context.now() };
  const { registration, checks } = processClientRegistrationResponse(result, sent);
  await recorder.checks('register', checks);
  // A client that was made is kept even when something about the answer is wrong: the holder has it now.
  if (!registration) return null;
  const id = await saveClientRegistration(
    workspaceId,
    {
      ...givenByHolder(state, registration, metadata),
      registrationEndpoint: endpoint,
    },
    { runId, ...(registrationId === undefined ? {} : { registrationId, kind: 'renewed' }) },
  );
  await noteKept(state, id);
  return mayProceed(checks) ? id : null;
}
