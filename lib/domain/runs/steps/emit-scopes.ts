import 'server-only';
import { checkScopes } from '@/lib/protocol/smart/scope-checks';
import { compareScopes } from '@/lib/protocol/smart/scope-comparison';
import type { RunState } from '../run-state';

/** Puts what was asked, registered, offered and granted side by side in the run, and says what is missing. */
export async function emitScopes(
  state: RunState,
  lists: { asked: string; registered: string | null; granted: string },
  tokenId: string | null,
): Promise<void> {
  const { recorder, metadata, smart, request } = state;
  const isUdap = metadata !== undefined;
  const offered = (isUdap ? metadata.scopes_supported : smart?.scopes_supported) ?? null;
  const isRead = request.until === 'request';
  const comparison = compareScopes({ ...lists, offered }, isRead ? request.request : undefined);
  await recorder.emit({ type: 'scopes', step: 'token', comparison, tokenId });
  await recorder.checks('token', checkScopes(comparison));
}
