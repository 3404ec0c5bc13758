import type { StepKind } from '@/lib/run/frames';

interface StepText {
  title: string;
  explanation: string;
}

/** What people read above the steps of a run in which a person signs in, where it is not what other runs say. */
export const codeTexts: Partial<Record<StepKind, StepText>> = {
  register: {
    title: 'Be a client of the holder',
    explanation:
      'The holder has to know the app before it lets a person sign in for it: by a client_id, the addresses to come ' +
      'back to, and the way in which the app proves itself. A registration that is still good is used again.',
  },
  token: {
    title: 'Exchange the code for a token',
    explanation:
      'The code is good for one exchange. The app proves that it is the one that asked: with its own ' +
      'credentials, if it has any, and with the code verifier of PKCE.',
  },
};
