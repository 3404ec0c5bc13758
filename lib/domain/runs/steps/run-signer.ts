import 'server-only';
import type { CertificateRow } from '@/lib/domain/certificates/serialize-certificate';
import { openSigner } from '@/lib/domain/keys/open-signer';
import { patienceMs } from '@/lib/domain/signatures/await-signature';
import type { Signer } from '@/lib/protocol/jose/sign';
import type { StepKind } from '@/lib/run/frames';
import type { SignatureRequest } from '@/lib/schemas/signature';
import type { RunState } from '../run-state';

/**
 * The signer of a run. Where the key lives in a browser, the run says so in its stream and waits there; the
 * browser that follows the stream signs.
 */
export async function openRunSigner(
  state: RunState,
  certificate: CertificateRow,
  step: StepKind,
  purpose: SignatureRequest['purpose'],
): Promise<Signer> {
  const { recorder, context } = state;
  const { key } = certificate;
  let waitingFor: string | null = null;
  const signer = await openSigner(state.workspaceId, certificate.id, {
    runId: state.runId,
    purpose,
    signal: state.signal,
    onWaiting: async (signatureId) => {
      waitingFor = signatureId;
      await recorder.emit({
        type: 'signature.requested',
        step,
        signatureId,
        keyName: key.name,
        thumbprint: key.thumbprint,
        purpose,
        expiresAt: new Date(context.now().getTime() + patienceMs).toISOString(),
      });
    },
  });
  return {
    ...signer,
    sign: async (header, payload) => {
      const signed = await signer.sign(header, payload);
      if (waitingFor !== null) {
        await recorder.emit({ type: 'signature.received', step, signatureId: waitingFor });
      }
      return signed;
    },
  };
}
