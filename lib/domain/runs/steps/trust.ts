import 'server-only';
import { listCommunities } from '@/lib/domain/communities/list-communities';
import type { TrustCommunity } from '@/lib/domain/communities/trust-community';
import { validateSignedMetadata } from '@/lib/protocol/udap/signed-metadata';
import { describeCertificate } from '@/lib/protocol/x509/describe';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { mayProceed, type RunState } from '../run-state';

/**
 * Validates the signed metadata up to an anchor; only signed endpoints are used from here on. When a
 * community that the workspace knows was asked for, only its anchors count, and its rule on revocation.
 * @see UDAP Security IG 2 §2.3, §2.4
 */
export async function trust(state: RunState): Promise<boolean> {
  const { workspaceId, baseUrl, request, context, recorder, metadata } = state;
  if (!metadata) return false;
  const known = await listCommunities(workspaceId);
  const asked = known.filter((community) => community.uri === request.community);
  const trusted = asked.length > 0 ? asked : known;
  const own = request.anchors.flatMap((pem) => parseCertificates(pem));
  const result = await validateSignedMetadata({
    metadata,
    baseUrl,
    anchors: [...trusted.flatMap((community) => community.anchors), ...own],
    intermediates: trusted.flatMap((community) => community.intermediates),
    ruleSet: request.rules,
    revocation: request.revocation ?? asked[0]?.revocation ?? 'hard',
    context,
    exchangeId: state.metadataExchangeId ?? null,
  });
  if (result.jwt) await recorder.emit({ type: 'jwt', step: 'trust', jwt: result.jwt });
  const anchor = result.path?.at(-1);
  const community = trusted.find((one) => one.anchors.some((known) => anchor?.equal(known)));
  if (result.path) {
    await recorder.emit({
      type: 'note',
      step: 'trust',
      text: 'The path of certificates from the holder to the anchor.',
      certificates: result.path.map(describeCertificate),
      ...(community ? { facts: factsOf(community) } : {}),
    });
  }
  await recorder.checks('trust', result.checks);
  if (!result.endpoints || !mayProceed(result.checks)) return false;
  state.endpoints = result.endpoints;
  if (community) state.communityRules = community;
  state.community = request.community ?? community?.uri ?? anchor?.subject ?? '';
  return true;
}

function factsOf({ name, uri, revocation }: TrustCommunity): Record<string, string> {
  return { community: name, uri, 'revocation policy': revocation };
}
