import 'server-only';
import { findCertificate } from '@/lib/domain/certificates/find-certificate';
import {
  getRegistration,
  type RegistrationRecord,
} from '@/lib/domain/registrations/get-registration';
import { AppError } from '@/lib/errors';
import type { ClientMetadata } from '@/lib/protocol/registration/client-metadata';
import type { StepKind } from '@/lib/run/frames';
import { RegisterRequestSchema, type ModifyRegistration } from '@/lib/schemas/register';
import type { Run } from '@/lib/schemas/run';
import { launchRun } from './launch-run';
import { deleteClient, readClient, updateClient } from './registration/manage-client';
import { openManagement } from './registration/open-management';
import { readStatementDrift } from './registration/read-statement-drift';
import { registerApp } from './registration/register-app';
import { registerClient } from './registration/register-client';
import { registrationSteps, stepsBefore, type LastStep } from './registration/registration-steps';
import {
  shownRequest,
  wantRegistration,
  type RegistrationState,
} from './registration/registration-state';
import { managementTexts } from './registration/management-texts';
import { resolveHolder } from './resolve-holder';
import { startCancellation } from './start-cancellation';

/** What a registration was made with, as a request that would make it again. */
async function againRequest(
  workspaceId: string,
  registration: RegistrationRecord,
  changes: Partial<ModifyRegistration>,
) {
  const { issuer, community, scope, certificateId, method, grantType } = registration;
  const isUdap = method === 'udap';
  const speaks =
    isUdap && issuer !== null && community !== null && changes.certificateId === undefined
      ? await findCertificate(workspaceId, { issuer, community, at: new Date() })
      : null;
  const { isSandbox } = await resolveHolder(registration.holderBaseUrl);
  // Where the sandbox can issue a new one, the run does; elsewhere it says what is wrong with the one that registered.
  const wantedCertificate =
    changes.certificateId ?? speaks?.id ?? (isSandbox ? null : certificateId);
  return RegisterRequestSchema.parse({
    appId: registration.appId,
    grantType,
    method: isUdap ? 'udap' : 'dcr',
    holder: registration.holderBaseUrl,
    ...(registration.profileKey === null ? {} : { profile: registration.profileKey }),
    scope: changes.scope ?? scope,
    // Where the holder was trusted by an anchor of no known community, its name stands there instead of a URI.
    ...(community !== null && URL.canParse(community) ? { community } : {}),
    ...(isUdap && wantedCertificate !== null ? { certificateId: wantedCertificate } : {}),
    ...(changes.claims === undefined ? {} : { claims: changes.claims }),
    certifications: changes.certifications ?? [],
    sendAnyway: changes.sendAnyway ?? false,
    ...(isUdap || registration.registrationEndpoint === null
      ? {}
      : { registrationEndpoint: registration.registrationEndpoint }),
    authMethod: registration.authMethod,
    keys: registration.sent['jwks'] === undefined ? 'jwks_uri' : 'jwks',
  });
}

function requireNetworked({ id, method }: RegistrationRecord, act: string): void {
  if (method === 'udap' || method === 'dcr') return;
  throw new AppError('registration.not_manageable', {
    detail: `Registration ${id} was made by hand: the portal cannot ${act} it over the network. Ask the holder, and write down here what it answers.`,
  });
}

function requireNotCancelled({ id, status }: RegistrationRecord, act: string): void {
  if (status === 'active') return;
  throw new AppError('registration.not_active', {
    detail: `Registration ${id} is ${status}; there is nothing to ${act}.`,
  });
}

async function launch(
  workspaceId: string,
  startedBy: string | null,
  registration: RegistrationRecord,
  plan: {
    verb: string;
    changes?: Partial<ModifyRegistration>;
    metadata?: ClientMetadata;
    before: readonly StepKind[];
    last: LastStep;
  },
): Promise<Run> {
  const wanted = await againRequest(workspaceId, registration, plan.changes ?? {});
  const { app, holder, stateIn } = await wantRegistration(workspaceId, wanted, plan.metadata);
  return launchRun(workspaceId, startedBy, {
    kind: 'registration',
    title: `${plan.verb} ${app.name} at ${holder.label}`,
    holder: holder.baseUrl,
    request: {
      ...shownRequest(wanted, [...plan.before, 'register']),
      registration: registration.id,
    },
    prepare: (world) => ({
      steps: registrationSteps(
        forIssuer(stateIn(world), registration.issuer),
        plan.before,
        plan.last,
      ),
    }),
  });
}

/** The issuer that registered speaks, also when the app's client has another one by now: that would be another client. */
function forIssuer(state: RegistrationState, issuer: string | null): RegistrationState {
  return issuer === null ? state : { ...state, client: { ...state.client, issuer } };
}

/**
 * Starts a run that changes a registration at its holder to what the app says now: UDAP by registering the same issuer
 * again, RFC 7591 by RFC 7592.
 *
 * @throws AppError `resource.not_found`, `registration.not_active`, `registration.not_manageable`, `run.too_many`
 * @see UDAP Security IG 2 §3.4
 * @see https://www.rfc-editor.org/rfc/rfc7592#section-2.2
 */
export async function startModification(
  workspaceId: string,
  startedBy: string | null,
  id: string,
  changes: ModifyRegistration,
): Promise<Run> {
  const registration = await getRegistration(workspaceId, id);
  requireNetworked(registration, 'change');
  requireNotCancelled(registration, 'change');
  if (registration.method === 'dcr') await openManagement(workspaceId, id);
  const { method } = registration;
  return launch(workspaceId, startedBy, registration, {
    verb: 'Change',
    changes,
    before: stepsBefore(method),
    last: {
      ...managementTexts.modify[method === 'udap' ? 'udap' : 'dcr'],
      take: (state) =>
        method === 'udap' ? registerApp(state, 'modified') : updateClient(state, registration),
    },
  });
}

/**
 * Starts a run that renews a registration with the metadata that was sent last: UDAP keeps the client_id where the
 * holder does; RFC 7591 makes a new client, and the old one lives to its end.
 *
 * @throws AppError as `startModification`
 */
export async function startRenewal(
  workspaceId: string,
  startedBy: string | null,
  id: string,
): Promise<Run> {
  const registration = await getRegistration(workspaceId, id);
  requireNetworked(registration, 'renew');
  const { method, sent } = registration;
  // Of registrations from before it was kept, what the app says now is sent.
  const isKept = Object.keys(sent).length > 0;
  return launch(workspaceId, startedBy, registration, {
    verb: 'Renew',
    ...(isKept ? { metadata: metadataOfSent(registration, sent) } : {}),
    before: stepsBefore(method),
    last: {
      ...managementTexts.renew[method === 'udap' ? 'udap' : 'dcr'],
      take: async (state) =>
        method === 'udap'
          ? registerApp(state, 'renewed')
          : (await registerClient(state, id)) !== null,
    },
  });
}

/** The members of what was sent that belong to the client and not to one request. */
function metadataOfSent(
  { scope, authMethod, app, grantType }: RegistrationRecord,
  sent: Record<string, unknown>,
): ClientMetadata {
  const { iss, sub, aud, iat, exp, jti, ...members } = sent;
  void [iss, sub, aud, iat, exp, jti];
  return {
    client_name: app.metadata.client_name,
    grant_types: [grantType],
    token_endpoint_auth_method: authMethod,
    scope,
    ...members,
  };
}

/**
 * Starts a run that ends a registration at its holder: a statement with empty grant_types, or RFC 7592 delete.
 *
 * @throws AppError as `startModification`
 */
export async function startEnd(
  workspaceId: string,
  startedBy: string | null,
  id: string,
): Promise<Run> {
  const registration = await getRegistration(workspaceId, id);
  if (registration.method === 'udap') return startCancellation(workspaceId, startedBy, id);
  requireNetworked(registration, 'cancel');
  requireNotCancelled(registration, 'cancel');
  await openManagement(workspaceId, id);
  return launch(workspaceId, startedBy, registration, {
    verb: 'Cancel',
    before: [],
    last: { ...managementTexts.end, take: (state) => deleteClient(state, registration) },
  });
}

/**
 * Starts a run that asks what the holder has of a registration now, and compares it with what was sent.
 *
 * @throws AppError as `startModification`
 */
export async function startDriftCheck(
  workspaceId: string,
  startedBy: string | null,
  id: string,
): Promise<Run> {
  const registration = await getRegistration(workspaceId, id);
  requireNetworked(registration, 'read');
  requireNotCancelled(registration, 'check');
  const { method } = registration;
  if (method === 'dcr') await openManagement(workspaceId, id);
  return launch(workspaceId, startedBy, registration, {
    verb: 'Check',
    before: method === 'udap' ? ['discover', 'trust'] : [],
    last: {
      ...managementTexts.drift[method === 'udap' ? 'udap' : 'dcr'],
      take: (state) =>
        method === 'udap'
          ? readStatementDrift(state, registration)
          : readClient(state, registration),
    },
  });
}
