import { ApiError, callApi } from '@/components/api-client';
import {
  KeySummarySchema,
  type KeyKind,
  type KeySummary,
  type RegisterBrowserKey,
} from '@/lib/schemas/key';
import { discardBrowserKey, makeBrowserKey } from './browser-keys';

/** WebCrypto is there over HTTPS and on localhost only; private windows of some browsers keep nothing. */
async function makeHere(options: { name: string; kind: KeyKind }): Promise<RegisterBrowserKey> {
  try {
    return await makeBrowserKey(options);
  } catch {
    throw new ApiError({
      type: 'about:blank',
      title: 'No key was made',
      status: 0,
      code: 'client.no_key',
      detail: window.isSecureContext
        ? 'This browser did not make or keep the key. Leave the private window or allow the portal to store data, then try again; or make the key in the vault.'
        : 'A browser makes keys only over HTTPS or on localhost. Open the portal with https, or make the key in the vault.',
      errors: [],
    });
  }
}

/**
 * Makes a key in this browser and makes it known to the workspace; when the portal does not take it, the
 * browser forgets it. Throws an ApiError whose message can be shown.
 */
export async function registerKeyOfBrowser(
  workspace: string,
  options: { name: string; kind: KeyKind },
): Promise<KeySummary> {
  const made = await makeHere(options);
  try {
    return await callApi(KeySummarySchema, 'POST', `/workspaces/${workspace}/keys`, made);
  } catch (problem) {
    await discardBrowserKey(made);
    throw problem;
  }
}
