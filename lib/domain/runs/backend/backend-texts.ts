import type { StepKind } from '@/lib/run/frames';

/** What people read above the steps of a run with backend services, where it is not what other runs say. */
export const backendTexts: Partial<Record<StepKind, { title: string; explanation: string }>> = {
  register: {
    title: 'Be a client of the holder',
    explanation:
      'The holder knows a backend client by the keys of its JWK Set, which the portal publishes. A registration that is ' +
      'still good is used again; where the holder offers registration, a new client registers on the spot.',
  },
  token: {
    title: 'Get an access token',
    explanation:
      'The app signs a short-lived assertion with a key of its JWK Set and sends it in place of a password. ' +
      'Nobody signs in: the scopes are those of the app itself.',
  },
};
