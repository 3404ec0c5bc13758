import { callApi } from '@/components/api-client';
import { SignatureRequestSchema } from '@/lib/schemas/signature';
import { signInBrowser } from './browser-keys';
import { checkSigningInput } from './check-signing-input';
import { findBrowserKey } from './key-store';

/** What became of a request for a signature. */
export type SigningOutcome = 'signed' | 'not-here' | 'over';

/**
 * Signs what a run waits for, when the key lives in this browser. What is signed is read first; the private
 * key is used by WebCrypto and sent nowhere.
 */
export async function answerSignature(
  workspace: string,
  signatureId: string,
  thumbprint: string,
): Promise<SigningOutcome> {
  if (!(await findBrowserKey(thumbprint))) return 'not-here';
  const path = `/workspaces/${workspace}/signatures/${signatureId}`;
  const request = await callApi(SignatureRequestSchema, 'GET', path);
  if (request.state !== 'waiting') return 'over';
  checkSigningInput(request);
  const signature = await signInBrowser(thumbprint, request.input);
  await callApi(SignatureRequestSchema, 'POST', path, { signature });
  return 'signed';
}
