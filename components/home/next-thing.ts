import { dayOf } from '@/lib/format/dates';
import { counted } from '@/lib/format/quantities';
import type { CertificateSummary } from '@/lib/schemas/certificate';
import type { Checklist } from '@/lib/schemas/checklist';
import type { Run } from '@/lib/schemas/run';
import { holderNameOf } from '@/components/plan/plan-words';

/** The one thing to do next, and why. */
export interface NextThing {
  title: string;
  why: string;
  action: string;
  href: string;
  tone: 'accent' | 'warn' | 'fail';
}

/** How long before its end a certificate is worth a word. */
const noticeDays = 30;
const dayMs = 86_400_000;

type Certificate = Pick<CertificateSummary, 'keyName' | 'notAfter'>;

/** The certificates that end soon or have ended and have no successor of the same name, the first to end first. */
export function expiringCertificates<Item extends Certificate>(
  certificates: readonly Item[],
  now: string,
): Item[] {
  const latest = new Map<string, Item>();
  for (const certificate of certificates) {
    const known = latest.get(certificate.keyName);
    if (!known || known.notAfter < certificate.notAfter)
      latest.set(certificate.keyName, certificate);
  }
  const limit = Date.parse(now) + noticeDays * dayMs;
  return [...latest.values()]
    .filter((certificate) => Date.parse(certificate.notAfter) < limit)
    .sort((a, b) => a.notAfter.localeCompare(b.notAfter));
}

/** The next item of the plans: of those that are overdue first, else of the app that is furthest. */
function nextOfPlans(plans: readonly Checklist[]): NextThing | null {
  const rank = ({ next, progress }: Checklist): number =>
    (next?.isOverdue ? 2 : 0) + (progress.total === 0 ? 0 : progress.done / progress.total);
  const plan = plans.filter(({ next }) => next !== null).toSorted((a, b) => rank(b) - rank(a))[0];
  if (!plan?.next) return null;
  const { next, appName } = plan;
  const holder = holderNameOf(plan, next);
  return {
    title: `${appName}: ${next.title}${holder === null ? '' : ` at ${holder}`}`,
    why: `${next.isOverdue ? 'It is overdue. ' : ''}${next.words} ${next.why}`,
    action: next.how.action,
    href: next.how.href,
    tone: next.isOverdue ? 'warn' : 'accent',
  };
}

/**
 * What a workspace should do next: begin, look at what failed, renew what ends, or go on with the plan of an app.
 *
 * @param root path of the workspace, `/w/demo`
 * @param now ISO 8601
 */
export function nextThing(
  root: string,
  {
    runs,
    certificates,
    plans = [],
    mayStart,
  }: {
    runs: readonly Run[];
    certificates: readonly Certificate[];
    plans?: readonly Checklist[];
    mayStart: boolean;
  },
  now: string,
): NextThing {
  const [last] = runs;
  if (!last) {
    return mayStart
      ? {
          title: 'Make your first request',
          why: 'It takes a minute and shows every step from discovery to a patient on the screen, against a data holder that lives in this portal. You need nothing but this button.',
          action: 'Make your first request',
          href: `${root}/console/first`,
          tone: 'accent',
        }
      : {
          title: 'Nothing has been sent yet',
          why: 'Your role may look at runs, not start them. As soon as a developer of this workspace sends a request, it appears here.',
          action: 'See what it will be',
          href: `${root}/console/first`,
          tone: 'accent',
        };
  }
  if (last.status === 'running') {
    return {
      title: 'A run is under way',
      why: `${last.title}. You can watch it while it happens.`,
      action: 'Watch it',
      href: `${root}/runs/${last.id}`,
      tone: 'accent',
    };
  }
  const [ending] = expiringCertificates(certificates, now);
  if (ending) {
    const isOver = Date.parse(ending.notAfter) < Date.parse(now);
    return {
      title: isOver ? 'A certificate has expired' : 'A certificate expires soon',
      why: `“${ending.keyName}” ${isOver ? 'ended' : 'ends'} on ${dayOf(ending.notAfter)}. Holders refuse whatever is signed with it after that day.`,
      action: 'See certificates',
      href: `${root}/certificates`,
      tone: 'warn',
    };
  }
  if (last.verdict === 'fail') {
    const failed = last.summary?.fail ?? 0;
    return {
      title: 'Look at what failed',
      why: `Your last run, ${last.title}, ended with ${counted(failed, 'failed check')}. Each says what was seen, why it matters and how to mend it.`,
      action: 'See what went wrong',
      href: `${root}/runs/${last.id}`,
      tone: 'fail',
    };
  }
  const planned = mayStart ? nextOfPlans(plans) : null;
  if (planned) return planned;
  return {
    title: 'Send the next request',
    why: 'Your client works against the sandbox. Now ask for other data, or try the FHIR server that you mean to work with.',
    action: 'Open the console',
    href: `${root}/console`,
    tone: 'accent',
  };
}
