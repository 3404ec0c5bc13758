import 'server-only';
import { callbackUri } from '@/lib/domain/authorizations/addresses';
import { profileFor } from '@/lib/domain/profiles/profile-for';
import { preflight } from '@/lib/protocol/registration/preflight';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { asAdvisory, mayProceed } from '../run-state';
import type { RegistrationState } from './registration-state';

const words = (scopes: unknown): string[] | null => (Array.isArray(scopes) ? scopes : null);

/** Holds what would be sent against the profile of the holder, before anything is sent. */
export async function preflightStep(state: RegistrationState): Promise<boolean> {
  const { recorder, context, wanted, app, client, metadata, smart, certificate } = state;
  const { why, ...profile } = await profileFor(state.workspaceId, {
    holderBaseUrl: state.baseUrl,
    hasUdap: metadata ? true : null,
    udapRuleSet: metadata ? wanted.rules : null,
    sandboxHolder: state.sandboxHolder,
    ...(wanted.profile === undefined ? {} : { chosen: wanted.profile }),
  });
  state.profile = profile;
  await recorder.emit({
    type: 'note',
    step: 'preflight',
    text: `Judged by the holder profile “${profile.name}”. ${why}`,
    facts: { profile: profile.key, source: profile.source.text, 'as of': profile.source.date },
  });
  const [leaf] = certificate?.chainPem.flatMap((pem) => parseCertificates(pem)) ?? [];
  const checks = await preflight({
    metadata: state.clientMetadata,
    app: app.metadata,
    grantType: client.grantType,
    method: wanted.method,
    profile,
    issuer: wanted.method === 'udap' ? client.issuer : null,
    certificate: leaf ?? null,
    offered: {
      udap: words(metadata?.scopes_supported),
      smart: words(smart?.scopes_supported),
    },
    // The sandbox takes the portal as a client also without https.
    ownRedirects: state.sandboxHolder ? [callbackUri()] : [],
    hasInitialAccessToken: wanted.initialAccessToken !== undefined,
    context,
  });
  await recorder.checks('preflight', wanted.sendAnyway ? asAdvisory(checks) : checks);
  return wanted.sendAnyway || mayProceed(checks);
}
