import 'server-only';
import { judgeRegistrationEndpoint } from '@/lib/protocol/oauth/registration-endpoint';
import type { RegistrationState } from './registration-state';

/** The RFC 7591 registration endpoint of the holder: the one that was typed, or the one that discovery names. */
export async function findEndpoint(state: RegistrationState): Promise<string | null> {
  const { endpoint, check } = judgeRegistrationEndpoint({
    typed: state.wanted.registrationEndpoint ?? null,
    configuration: state.smart ?? null,
  });
  await state.recorder.checks('register', [check]);
  return endpoint;
}
