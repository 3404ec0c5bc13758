import 'server-only';
import { dayOf } from '@/lib/format/dates';
import type { RadarItem } from '@/lib/schemas/radar';

type Kind = RadarItem['kind'];

/** What happens at the end of each kind, before and after it, as what follows the name of the thing. */
const predicates: Record<Kind, { before: string; after: string }> = {
  certificate: { before: 'ends on', after: 'ended on' },
  key: { before: 'is to be replaced by', after: 'was to be replaced by' },
  crl: { before: 'has to be published anew by', after: 'had to be published anew by' },
  anchor: { before: 'ends on', after: 'ended on' },
  registration: {
    before: 'is forgotten by the holder on',
    after: 'was forgotten by the holder on',
  },
  'client-secret': { before: 'ends on', after: 'ended on' },
  reminder: { before: 'is to be asked about on', after: 'was to be asked about on' },
  drift: { before: 'differs at the holder since', after: 'differs at the holder since' },
  plan: { before: 'is due on', after: 'was due on' },
  agreement: { before: 'ends on', after: 'ended on' },
  'agreement-reminder': { before: 'is to be looked at on', after: 'was to be looked at on' },
  'next-step': { before: 'is due on', after: 'was due on' },
};

/** What to do about it. */
const advice: Record<Kind, string> = {
  certificate: 'Renew it with the same URI: registrations survive.',
  key: 'Make a new key and renew its certificates with it.',
  crl: 'Without a new one, holders that insist on revocation refuse the certificates that name it. Only its authority can publish it: ask there.',
  anchor:
    'Every certificate below it ends with it. Ask its authority for the successor before that day.',
  registration: 'Renew it: the client_id is void after that.',
  'client-secret':
    'Get a new one from the holder, or renew the registration: no token is given without it.',
  reminder: 'The holder has not answered yet. Ask again, or write down what it answered.',
  plan: 'Do it, give it another day, or say in the plan whom it waits for.',
  drift: 'Look at the differences: take what the holder says, or send yours again.',
  agreement:
    'Ask the holder to renew it, or write down that it is over: what it allows ends with it.',
  'agreement-reminder': 'Look at the agreement, then set another day or none.',
  'next-step': 'Do it and tick it off, or set another day.',
};

/** What ends and when, as it follows the name: “ends on Dec 1, 2026”. */
export function whatHappens(kind: Kind, dueAt: Date, isOver: boolean): string {
  return `${predicates[kind][isOver ? 'after' : 'before']} ${dayOf(dueAt)}`;
}

/** What to do about something that ends. */
export function whatToDo(kind: Kind): string {
  return advice[kind];
}

/** What ends when, and what to do, in sentences. */
export function radarWords(kind: Kind, dueAt: Date, isOver: boolean): string {
  const what = whatHappens(kind, dueAt, isOver);
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}. ${advice[kind]}`;
}
