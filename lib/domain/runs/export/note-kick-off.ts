import 'server-only';
import { processKickOff } from '@/lib/protocol/bulk/kick-off';
import { mayProceed, type RunState } from '../run-state';

/** Judges the answer to a kick-off, and takes from it where the export is followed. */
export async function noteKickOff(state: RunState): Promise<boolean> {
  const result = state.answer?.result;
  if (!result) return false;
  const { statusUrl, checks } = processKickOff(result, state.baseUrl);
  await state.recorder.checks('request', checks);
  if (statusUrl === null) return false;
  state.exportAt = statusUrl;
  // An address without TLS is a finding; the export has begun all the same, and can be ended.
  return mayProceed(checks.filter(({ id }) => id !== 'bulk.url.https'));
}
