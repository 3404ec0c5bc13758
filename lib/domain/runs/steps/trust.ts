import 'server-only';
import { validateSignedMetadata } from '@/lib/protocol/udap/signed-metadata';
import { describeCertificate } from '@/lib/protocol/x509/describe';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { sandboxCommunity } from '@/lib/sandbox/pki/community';
import { mayProceed, type RunState } from '../run-state';

/** Validates the signed metadata up to an anchor; only signed endpoints are used from here on. */
export async function trust(state: RunState): Promise<boolean> {
  const { baseUrl, request, context, recorder, metadata } = state;
  if (!metadata) return false;
  const sandbox = await sandboxCommunity();
  const own = request.anchors.flatMap((pem) => parseCertificates(pem));
  const result = await validateSignedMetadata({
    metadata,
    baseUrl,
    anchors: [...sandbox.anchors, ...own],
    intermediates: sandbox.intermediates,
    ruleSet: request.rules,
    revocation: request.revocation,
    context,
    exchangeId: state.metadataExchangeId ?? null,
  });
  if (result.jwt) await recorder.emit({ type: 'jwt', step: 'trust', jwt: result.jwt });
  if (result.path) {
    await recorder.emit({
      type: 'note',
      step: 'trust',
      text: 'The path of certificates from the holder to the anchor.',
      certificates: result.path.map(describeCertificate),
    });
  }
  await recorder.checks('trust', result.checks);
  if (!result.endpoints || !mayProceed(result.checks)) return false;
  state.endpoints = result.endpoints;
  const anchor = result.path?.at(-1);
  const isSandboxAnchor = anchor && sandbox.anchors.some((known) => known.equal(anchor));
  state.community = request.community ?? (isSandboxAnchor ? sandbox.uri : (anchor?.subject ?? ''));
  return true;
}
