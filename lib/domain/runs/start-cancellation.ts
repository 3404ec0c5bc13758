import 'server-only';
import { findCertificate } from '@/lib/domain/certificates/find-certificate';
import { getRegistration } from '@/lib/domain/registrations/get-registration';
import { AppError } from '@/lib/errors';
import { RunRequestSchema, type Run } from '@/lib/schemas/run';
import { launchRun } from './launch-run';
import { resolveHolder } from './resolve-holder';
import { stepTexts, type RunState } from './run-state';
import { cancelRegistration } from './steps/cancel-registration';
import { certificate } from './steps/certificate';
import { discover } from './steps/discover';
import { trust } from './steps/trust';

const cancelTexts = {
  title: 'Cancel the registration',
  explanation:
    'The app sends a software statement with empty grant_types. The holder forgets the client and its tokens, ' +
    'and confirms it with empty grant_types in the answer.',
};

/**
 * Starts a run that cancels a registration at its holder: discovery, trust, the certificate that speaks for the
 * issuer, then the statement. The registration is cancelled when the holder says so.
 *
 * @param startedBy the person, or null for a token of a script
 * @throws AppError `resource.not_found`, `registration.not_active`, `run.too_many`
 * @see UDAP Security IG 2 §3.4
 */
export async function startCancellation(
  workspaceId: string,
  startedBy: string | null,
  registrationId: string,
): Promise<Run> {
  const registration = await getRegistration(workspaceId, registrationId);
  if (registration.status !== 'active') {
    throw new AppError('registration.not_active', {
      detail: `Registration ${registrationId} is ${registration.status}; there is nothing to cancel.`,
    });
  }
  const { issuer, community, certificateId } = registration;
  const holder = await resolveHolder(registration.holderBaseUrl);
  if (issuer === null || community === null) {
    throw new AppError('registration.not_active', {
      detail: `Registration ${registrationId} was not made with a software statement.`,
    });
  }
  const speaks = await findCertificate(workspaceId, { issuer, community, at: new Date() });
  const request = RunRequestSchema.parse({
    holder: holder.baseUrl,
    // Where the holder was trusted by an anchor of no known community, its name stands there instead of a URI.
    ...(URL.canParse(community) ? { community } : {}),
    auth: {
      method: 'udap',
      // Without a good one the run says what is wrong with the one that registered.
      certificateId: speaks?.id ?? certificateId ?? undefined,
      scope: registration.scope,
    },
    until: 'register',
  });
  return launchRun(workspaceId, startedBy, {
    kind: 'registration',
    title: `Cancel ${registration.app.name} at ${holder.label}`,
    holder: holder.baseUrl,
    request: { ...request, cancel: registrationId },
    prepare: (world) => {
      const state: RunState = { ...world, ...holder, request };
      return {
        steps: [
          { kind: 'discover', ...stepTexts.discover, take: () => discover(state) },
          { kind: 'trust', ...stepTexts.trust, take: () => trust(state) },
          { kind: 'certificate', ...stepTexts.certificate, take: () => certificate(state) },
          { kind: 'register', ...cancelTexts, take: () => cancelRegistration(state, registration) },
        ],
      };
    },
  });
}
