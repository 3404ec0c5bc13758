import type { StepKind } from '@/lib/run/frames';
import type { StepState, StepView } from '@/components/run/run-model';

/** One act of the guided first request: some steps of a run, explained to a newcomer. */
export interface Act {
  id: string;
  title: string;
  steps: readonly StepKind[];
  what: string;
  why: string;
  whatCouldGoWrong: string;
}

export const acts: readonly Act[] = [
  {
    id: 'discover',
    title: 'Discover',
    steps: ['discover', 'trust'],
    what: 'Your client reads what the data holder publishes about itself: where apps register, where tokens come from, what data it has. No account is needed for that.',
    why: 'The most important part is signed. Your client follows the signature from certificate to certificate up to an anchor that it trusts, so that it never hands its credentials to an impostor.',
    whatCouldGoWrong:
      'The signature names another address, a certificate has expired or was revoked, or it leads to nobody you trust. Then your client stops here, and rightly so.',
  },
  {
    id: 'certificate',
    title: 'Certificate',
    steps: ['certificate'],
    what: 'Your app gets a key pair and a certificate. The certificate says: whoever holds this key is the app with this address.',
    why: 'In UDAP a certificate is what a password is elsewhere, except that nobody ever has to send it. The private key stays in the vault of this portal.',
    whatCouldGoWrong:
      'Outside the sandbox a certification authority checks who you are before it issues one, which takes days. Certificates also expire; this portal tells you in time.',
  },
  {
    id: 'register',
    title: 'Register',
    steps: ['register'],
    what: 'Your app introduces itself with a software statement: its name, its contacts and what it wants, signed with its key. The holder answers with a client_id.',
    why: 'The holder checks the signature and the certificate, so nobody there has to look at a form. What used to take weeks takes one request.',
    whatCouldGoWrong:
      'A member is missing, the statement is older than five minutes, or the address in it is not the one in the certificate. The holder says so, and every such answer is explained here.',
  },
  {
    id: 'token',
    title: 'Token',
    steps: ['token'],
    what: 'Your client asks for an access token. It proves who it is with a short signed statement that also says for which organization and for what purpose it asks.',
    why: 'The statement lives for minutes and works once, so there is nothing to steal. The token that comes back is limited to what the scopes allow.',
    whatCouldGoWrong:
      'A clock that is wrong by minutes, a statement sent twice, or scopes that were never registered: all of them end in invalid_client or invalid_scope.',
  },
  {
    id: 'read',
    title: 'Read',
    steps: ['request'],
    what: 'With the token your client asks the FHIR server for a patient, and gets one. The people in the sandbox are made up.',
    why: 'This is what all of it was for. From here on a request is one line: an address, a token, and JSON comes back.',
    whatCouldGoWrong:
      'The token has run out or does not cover this kind of data. The server then answers 401 or 403 with an OperationOutcome that says which.',
  },
];

const worstFirst: StepState[] = ['fail', 'running', 'skip', 'warn', 'waiting', 'pass'];

/** How far an act is, from the states of its steps; `waiting` while none of them is known. */
export function actState(act: Act, steps: readonly StepView[]): StepState {
  const states = act.steps.flatMap((kind) => steps.find((step) => step.kind === kind)?.state ?? []);
  if (states.length === 0) return 'waiting';
  // One step over and the other still to come: the act is under way.
  const isBetween = states.includes('waiting') && states.some((s) => s === 'pass' || s === 'warn');
  return isBetween ? 'running' : (worstFirst.find((state) => states.includes(state)) ?? 'waiting');
}
