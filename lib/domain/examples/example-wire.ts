import 'server-only';
import { createRequest } from '@/lib/domain/certificate-requests/create-request';
import { issueSandboxCertificate } from '@/lib/domain/certificates/issue-sandbox-certificate';
import { revokeCertificate } from '@/lib/domain/certificates/revoke-certificate';
import { createEnvironment } from '@/lib/domain/environments/save-environment';
import { askHolder, recordRegistration } from '@/lib/domain/registrations/record-registration';
import { startCancellation } from '@/lib/domain/runs/start-cancellation';
import { startRegistration } from '@/lib/domain/runs/start-registration';
import { startRun } from '@/lib/domain/runs/start-run';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { CreateRequestSchema } from '@/lib/schemas/certificate-request';
import { IssueCertificateSchema } from '@/lib/schemas/certificate';
import { EnvironmentInputSchema } from '@/lib/schemas/environment';
import {
  AskHolderSchema,
  RecordRegistrationSchema,
  RegisterRequestSchema,
} from '@/lib/schemas/register';
import { RunRequestSchema, type RunRequestInput } from '@/lib/schemas/run';
import { clinic } from './example-apps';
import {
  appOf,
  certificateOf,
  finished,
  succeeded,
  type ExampleApp,
  type ExampleWork,
} from './example-work';
import { beginWaiting } from './waiting-run';

const dayMs = 86_400_000;

async function issue(
  work: ExampleWork,
  name: ExampleApp,
  options: { title: string; days?: number },
): Promise<void> {
  const issued = await issueSandboxCertificate(
    work.workspaceId,
    IssueCertificateSchema.parse({
      appId: appOf(work, name).id,
      name: `${options.title} (example)`,
      days: options.days,
    }),
    { createdById: work.by.id },
  );
  await work.keep('key', issued.keyId);
  await work.keep('certificate', issued.id);
  work.certificates[name] = issued.id;
}

/**
 * Certificates from the CA of the sandbox: one that lasts, one that is about to end, one that is revoked later. Nobody
 * waits eleven months for an end to come near, so that one is issued for a short life.
 */
export async function issueCertificates(work: ExampleWork): Promise<void> {
  await issue(work, 'beacon', { title: 'Beacon' });
  await issue(work, 'ferry', { title: 'Ferry', days: 12 });
  await issue(work, 'ketch', { title: 'Ketch' });
}

/** Asks the CA of the sandbox for a certificate, which waits for the operator. */
export async function requestCertificate(work: ExampleWork): Promise<void> {
  const app = appOf(work, 'sextant');
  const issuer = app.clients.find(({ grantType }) => grantType === 'authorization_code')?.issuer;
  const { id } = await createRequest(
    work.workspaceId,
    CreateRequestSchema.parse({
      communityId: 'sandbox-harbor',
      form: {
        organization: 'Sextant Example',
        appName: app.metadata.client_name,
        contacts: ['team@sextant.example.org'],
        sanUris: [issuer],
        purpose: 'An example: it shows a request that waits for review.',
      },
      csr: { from: 'vault', name: 'Sextant (example)' },
      acceptsAgreement: true,
    }),
    { side: 'applicant', ...work.by },
  );
  await work.keep('request', id);
  const client = await db();
  const row = await client.certificateRequest.findUniqueOrThrow({
    where: { id },
    select: { keyId: true },
  });
  await work.keep('key', row.keyId);
}

async function registerByUdap(work: ExampleWork, name: ExampleApp): Promise<void> {
  const run = await startRegistration(
    work.workspaceId,
    work.by.id,
    RegisterRequestSchema.parse({
      appId: appOf(work, name).id,
      grantType: 'client_credentials',
      method: 'udap',
      holder: work.harbor,
      certificateId: certificateOf(work, name),
    }),
    { isBulk: true },
  );
  await succeeded(work, run);
}

/** Registrations that are active: by UDAP, and with plain metadata for an app of people. */
export async function registerApps(work: ExampleWork): Promise<void> {
  for (const name of ['ferry', 'beacon', 'ketch'] as const) await registerByUdap(work, name);
  const run = await startRegistration(
    work.workspaceId,
    work.by.id,
    RegisterRequestSchema.parse({
      appId: appOf(work, 'lantern').id,
      grantType: 'authorization_code',
      method: 'dcr',
      holder: work.harbor,
      authMethod: 'none',
      // A portal on this machine has no https: the pre-flight says so, and the sandbox takes its own portal all the same.
      sendAnyway: true,
    }),
    { isBulk: true },
  );
  await finished(work, run);
  await registrationOf(work, 'lantern');
}

async function registrationOf(work: ExampleWork, name: ExampleApp): Promise<string> {
  const client = await db();
  const row = await client.registration.findFirst({
    where: { appId: appOf(work, name).id, holderBaseUrl: work.harbor },
    select: { id: true },
  });
  if (!row) throw new Error(`The sandbox did not register ${appOf(work, name).name}.`);
  return row.id;
}

/** Registrations that wait for their holder, have ended, or were cancelled there; and the revoked certificate. */
export async function endRegistrations(work: ExampleWork): Promise<void> {
  const { workspaceId, by, now } = work;
  await askHolder(
    workspaceId,
    AskHolderSchema.parse({
      appId: appOf(work, 'sextant').id,
      grantType: 'authorization_code',
      holder: clinic,
      authMethod: 'private_key_jwt',
      scope: 'openid fhirUser user/*.rs',
      recipient: 'developers@clinic.example.org',
      note: 'An example: nobody was written to.',
    }),
    by,
  );
  await recordRegistration(
    workspaceId,
    RecordRegistrationSchema.parse({
      appId: appOf(work, 'ketch').id,
      grantType: 'client_credentials',
      holder: clinic,
      clientId: 'ketch-2025',
      authMethod: 'private_key_jwt',
      scope: 'system/*.rs',
      // A client_id lives for months: one that has ended is written down as such.
      clientExpiresAt: new Date(now.getTime() - 9 * dayMs).toISOString(),
      note: 'An example: the holder gave a client_id for a year.',
    }),
    by,
  );
  const cancellation = await startCancellation(
    workspaceId,
    by.id,
    await registrationOf(work, 'ketch'),
  );
  await succeeded(work, cancellation);
  await revokeCertificate(workspaceId, certificateOf(work, 'ketch'), 'cessationOfOperation');
}

async function send(work: ExampleWork, input: RunRequestInput) {
  const request = RunRequestSchema.parse({ holder: work.harbor, ...input });
  return startRun(work.workspaceId, work.by.id, request, { isUnlimited: true });
}

/** A run in which nobody has come back yet from the sign-in of the holder. */
export async function waitForSignIn(work: ExampleWork): Promise<void> {
  const registrationId = await registrationOf(work, 'lantern');
  const at = { registrationId, holder: work.harbor };
  const run = await beginWaiting(work.workspaceId, work.by, at);
  await work.keep('run', run.id);
}

/** Runs that failed and that succeeded, one of them in an environment that is marked as production. */
export async function sendRequests(work: ExampleWork): Promise<void> {
  const as = (name: ExampleApp) =>
    ({ method: 'udap', certificateId: certificateOf(work, name) }) as const;
  await succeeded(work, await send(work, { auth: as('ferry') }));
  const failing = await send(work, {
    auth: as('ferry'),
    request: { path: 'Patient/no-such-patient' },
  });
  if ((await finished(work, failing)) !== 'fail') throw new Error('a run should have failed');
  const environment = await createEnvironment(
    work.workspaceId,
    EnvironmentInputSchema.parse({
      name: `Production (example ${newId('env').slice(-4)})`,
      colour: 'red',
      isProduction: true,
    }),
  );
  await work.keep('environment', environment.id);
  await succeeded(work, await send(work, { auth: as('beacon'), environment: environment.id }));
  await succeeded(work, await send(work, { auth: as('beacon') }));
}
