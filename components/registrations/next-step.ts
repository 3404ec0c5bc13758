import type { RegistrationDetail } from '@/lib/schemas/registration';

/** What somebody should do next with a registration, and why; null when nothing has to be done. */
export interface NextStep {
  tone: 'info' | 'warn' | 'fail';
  title: string;
  text: string;
}

const dayMs = 86_400_000;
const soonDays = 30;

function days(at: string, now: string): number {
  return Math.floor((Date.parse(at) - Date.parse(now)) / dayMs);
}

/** The one thing that matters most: what is over comes before what ends, and that before what differs. */
export function nextStep(registration: RegistrationDetail, now: string): NextStep | null {
  const { status, drift, method, endsAt, remindAt } = registration;
  const isNetworked = method === 'udap' || method === 'dcr';
  if (status === 'waiting') {
    return {
      tone: remindAt !== null && remindAt <= now ? 'warn' : 'info',
      title: 'Waiting on the holder',
      text: 'Send the letter, if you have not yet. When the holder answers, write down what it gave you.',
    };
  }
  if (status === 'expired') {
    return {
      tone: 'fail',
      title: 'It has expired: no token is given any more',
      text: isNetworked
        ? 'Renew it. The same metadata is sent again.'
        : 'Ask the holder for new credentials, and write them down here.',
    };
  }
  if (status === 'cancelled') return null;
  if (drift?.state === 'gone') {
    return {
      tone: 'fail',
      title: 'The holder does not know this client any more',
      text: 'Renew it, or forget it here.',
    };
  }
  if (endsAt !== null && days(endsAt, now) <= soonDays) {
    const left = days(endsAt, now);
    const isCertificate = registration.certificateExpiresAt === endsAt;
    return {
      tone: left <= 7 ? 'fail' : 'warn',
      title:
        left < 0
          ? 'Its certificate has ended'
          : `It ends in ${left} ${left === 1 ? 'day' : 'days'}`,
      text: isCertificate
        ? 'Renew the certificate with the same URI; the registration survives it.'
        : isNetworked
          ? 'Renew it in time.'
          : 'Ask the holder for new credentials in time.',
    };
  }
  if (drift?.state === 'differs') {
    return {
      tone: 'warn',
      title: 'The holder says something else than what was sent',
      text: 'Look at the differences below: take what it says, or send yours again.',
    };
  }
  return null;
}
