import type { ReturnProblem } from '@/lib/schemas/authorization';

/** What people read when a return from a holder fits no run: what happened, and what to do now. */
export const returnProblemTexts: Record<ReturnProblem, { title: string; text: string }> = {
  'no-state': {
    title: 'The holder sent you back without a state',
    text: 'The state says which run you belong to. Without it the portal cannot know, and uses nothing of what came. If you did come from a holder, its operator has to return the state that it got.',
  },
  unknown: {
    title: 'Nobody here waits for this sign-in',
    text: 'The state that came back is none that the portal gave out. It may be an old address from the history of the browser, or the holder changed the state. Nothing of what came was used.',
  },
  'signed-out': {
    title: 'You are not signed in at the portal',
    text: 'Your session here ended while you were at the holder, or this is another browser. What the holder sent was not used. Sign in, open the run, and go to the holder again: the run waits ten minutes.',
  },
  'other-person': {
    title: 'Somebody else started this',
    text: 'A sign-in at a holder counts only for the person who started the run, in the same browser. Nothing of what came was used. Send the request yourself, then you can sign in.',
  },
  used: {
    title: 'This sign-in was used before',
    text: 'Each return from a holder counts once. That it comes again is mostly the back button, or a page that was loaded twice. The run has what it needs.',
  },
  expired: {
    title: 'The run does not wait any more',
    text: 'A run waits ten minutes for its person. What the holder sent was not used. Send the request again; a holder that remembers you will be quicker this time.',
  },
  cancelled: {
    title: 'The run is over',
    text: 'It was cancelled, or it ended, while you were at the holder. What the holder sent was not used. Send the request again when you want to go on.',
  },
  'too-long': {
    title: 'The answer of the holder is too long',
    text: 'A code and a state have a few hundred characters. The portal takes no more than sixteen thousand.',
  },
};
