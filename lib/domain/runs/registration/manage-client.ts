import 'server-only';
import { markCancelled } from '@/lib/domain/registrations/mark-cancelled';
import { keepDrift } from '@/lib/domain/registrations/keep-drift';
import { saveClientRegistration } from '@/lib/domain/registrations/save-registration';
import type { RegistrationRecord } from '@/lib/domain/registrations/get-registration';
import {
  buildDeleteClientRequest,
  buildReadClientRequest,
  buildUpdateClientRequest,
  processClientDeletion,
  processClientInformation,
} from '@/lib/protocol/oauth/client-configuration';
import { driftBetween } from '@/lib/protocol/registration/metadata-diff';
import { mayProceed } from '../run-state';
import { givenByHolder } from './given-by-holder';
import { openManagement, type Management } from './open-management';
import type { RegistrationState } from './registration-state';

/** The holder may hand out another token with any answer; the old one is void then (RFC 7592 §3). */
function renewed(
  management: Management,
  answer: {
    registration_access_token?: string | undefined;
    registration_client_uri?: string | undefined;
  },
) {
  return {
    uri: answer.registration_client_uri ?? management.uri,
    token: answer.registration_access_token ?? management.token,
  };
}

/**
 * Changes a client at its holder: all of its metadata is replaced.
 * @see https://www.rfc-editor.org/rfc/rfc7592#section-2.2
 */
export async function updateClient(
  state: RegistrationState,
  registration: RegistrationRecord,
): Promise<boolean> {
  const { workspaceId, runId, context, recorder, clientMetadata: metadata } = state;
  const management = await openManagement(workspaceId, registration.id);
  const { uri, token, clientId, clientSecret } = management;
  const result = await context.transport(
    buildUpdateClientRequest({ uri, token, clientId, clientSecret, metadata }),
  );
  const { registration: answer, checks } = processClientInformation(result, {
    clientId,
    metadata,
    now: context.now(),
  });
  await recorder.checks('register', checks);
  if (!answer) return false;
  await saveClientRegistration(
    workspaceId,
    {
      ...givenByHolder(state, answer, metadata),
      registrationEndpoint: registration.registrationEndpoint ?? '',
      management: renewed(management, answer),
    },
    { runId, registrationId: registration.id },
  );
  return mayProceed(checks);
}

/**
 * Deletes a client at its holder. It counts as gone when the holder says so.
 * @see https://www.rfc-editor.org/rfc/rfc7592#section-2.3
 */
export async function deleteClient(
  state: RegistrationState,
  registration: RegistrationRecord,
): Promise<boolean> {
  const { workspaceId, runId, context, recorder } = state;
  const { uri, token } = await openManagement(workspaceId, registration.id);
  const result = await context.transport(buildDeleteClientRequest({ uri, token }));
  const { isDeleted, checks } = processClientDeletion(result);
  await recorder.checks('register', checks);
  if (!isDeleted) return false;
  await markCancelled(workspaceId, registration.id, { runId, kind: 'deleted' });
  return true;
}

/**
 * Reads a client at its holder and holds what it says against what was sent.
 * @see https://www.rfc-editor.org/rfc/rfc7592#section-2.1
 */
export async function readClient(
  state: RegistrationState,
  registration: RegistrationRecord,
): Promise<boolean> {
  const { workspaceId, runId, context, recorder } = state;
  const management = await openManagement(workspaceId, registration.id);
  const { uri, token, clientId } = management;
  const result = await context.transport(buildReadClientRequest({ uri, token }));
  const {
    registration: answer,
    isGone,
    checks,
  } = processClientInformation(result, {
    clientId,
    metadata: null,
    now: context.now(),
  });
  await recorder.checks('register', checks);
  const changes = answer ? driftBetween(registration.sent, answer) : [];
  await keepDrift(
    workspaceId,
    registration.id,
    {
      state: answer ? (changes.length > 0 ? 'differs' : 'same') : isGone ? 'gone' : 'unreadable',
      changes,
      runId,
    },
    { runId, said: answer, management: answer && renewed(management, answer) },
  );
  return mayProceed(checks);
}
