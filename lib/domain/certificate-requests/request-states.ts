import { AppError } from '@/lib/errors';
import type { RequestState } from '@/lib/schemas/certificate-request';

/** What can be done to a request. */
export type RequestAct = 'ask' | 'answer' | 'approve' | 'reject' | 'withdraw' | 'send' | 'receive';

interface Transition {
  from: readonly RequestState[];
  to: RequestState;
}

/** The life of a request: which act leads from which states to which. */
const transitions: Readonly<Record<RequestAct, Transition>> = {
  ask: { from: ['submitted', 'question'], to: 'question' },
  answer: { from: ['submitted', 'question'], to: 'submitted' },
  approve: { from: ['submitted', 'question'], to: 'issued' },
  reject: { from: ['submitted', 'question'], to: 'rejected' },
  withdraw: { from: ['submitted', 'question', 'to_send', 'with_ca'], to: 'withdrawn' },
  send: { from: ['to_send'], to: 'with_ca' },
  receive: { from: ['to_send', 'with_ca'], to: 'issued' },
};

/** States in which a request may still become a certificate: then it needs its key. */
export const openStates: RequestState[] = ['submitted', 'question', 'to_send', 'with_ca'];

const stateWords: Readonly<Record<RequestState, string>> = {
  submitted: 'waits for the review',
  question: 'waits for an answer of the applicant',
  rejected: 'was rejected',
  withdrawn: 'was withdrawn',
  to_send: 'is ready to be sent to the certification authority',
  with_ca: 'is with the certification authority',
  issued: 'has its certificate',
};

/** A state in words that follow “The request …”. */
export function requestStateWords(state: RequestState): string {
  return stateWords[state];
}

/** The acts that are possible in a state. */
export function possibleActs(state: RequestState): RequestAct[] {
  return (Object.keys(transitions) as RequestAct[]).filter((act) =>
    transitions[act].from.includes(state),
  );
}

/** From which states an act leads, and where to. */
export function transitionOf(act: RequestAct): Transition {
  return transitions[act];
}

/** Demands that the state allows the act. Throws `certificate_request.wrong_state`. */
export function assertPossible(state: RequestState, act: RequestAct): void {
  if (!possibleActs(state).includes(act)) throw wrongState(state, act);
}

/** The error for an act that the state does not allow. */
export function wrongState(state: RequestState, act: RequestAct): AppError {
  const possible = possibleActs(state);
  return new AppError('certificate_request.wrong_state', {
    detail:
      `The request ${requestStateWords(state)}, so “${act}” is not possible. ` +
      `Possible: ${possible.length > 0 ? possible.join(', ') : 'nothing more'}.`,
  });
}
