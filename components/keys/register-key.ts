import { callApi } from '@/components/api-client';
import { KeySummarySchema, type KeyKind, type KeySummary } from '@/lib/schemas/key';
import { discardBrowserKey, makeBrowserKey } from './browser-keys';

/**
 * Makes a key in this browser and makes it known to the workspace; when the portal does not take it, the
 * browser forgets it. Throws an ApiError whose message can be shown.
 */
export async function registerKeyOfBrowser(
  workspace: string,
  options: { name: string; kind: KeyKind },
): Promise<KeySummary> {
  const made = await makeBrowserKey(options);
  try {
    return await callApi(KeySummarySchema, 'POST', `/workspaces/${workspace}/keys`, made);
  } catch (problem) {
    await discardBrowserKey(made);
    throw problem;
  }
}
