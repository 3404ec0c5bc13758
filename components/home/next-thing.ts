import { dayOf } from '@/lib/format/dates';
import { counted } from '@/lib/format/quantities';
import type { CertificateSummary } from '@/lib/schemas/certificate';
import type { Checklist, PlanItem } from '@/lib/schemas/checklist';
import type { NextThingMark } from '@/lib/schemas/next-thing';
import type { Run } from '@/lib/schemas/run';
import { holderNameOf } from '@/components/plan/plan-words';

/** One thing to do next, and why. */
export interface NextThing {
  /** By it is remembered what somebody said of it; another one when it has to be looked at again. */
  id: string;
  title: string;
  why: string;
  action: string;
  href: string;
  tone: 'accent' | 'warn' | 'fail';
  /** Whether it can wait. */
  mayWait: boolean;
}

/** How long before its end a certificate is worth a word. */
const noticeDays = 30;
const dayMs = 86_400_000;

type Certificate = Pick<CertificateSummary, 'id' | 'keyName' | 'notAfter'>;

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

/** Names an item of a plan; one that has become overdue is another thing. */
export function thingOfItem(appId: string, { id, holder, isOverdue }: PlanItem): string {
  const where = holder === '' ? '' : `:${holder}`;
  return `plan:${appId}:${id}${where}${isOverdue ? ':overdue' : ''}`;
}

function thingOfPlan(plan: Checklist): NextThing | null {
  const { next, appId, appName } = plan;
  if (!next) return null;
  const holder = holderNameOf(plan, next);
  return {
    id: thingOfItem(appId, next),
    title: `${appName}: ${next.title}${holder === null ? '' : ` at ${holder}`}`,
    why: `${next.isOverdue ? 'It is overdue. ' : ''}${next.words} ${next.why}`,
    action: next.how.action,
    href: next.how.href,
    tone: next.isOverdue ? 'warn' : 'accent',
    mayWait: true,
  };
}

/** The next item of each plan: what is overdue first, then what was begun last, then of the app that is furthest. */
function thingsOfPlans(plans: readonly Checklist[], marks: readonly NextThingMark[]): NextThing[] {
  const begun = marks.filter(({ state }) => state === 'begun').map(({ thing }) => thing);
  const ranked = plans.flatMap((plan) => {
    const thing = thingOfPlan(plan);
    if (!thing) return [];
    const { done, total } = plan.progress;
    const place = begun.indexOf(thing.id);
    return [
      {
        thing,
        isOverdue: thing.tone === 'warn' ? 1 : 0,
        begun: place < 0 ? 0 : begun.length - place,
        share: total === 0 ? 0 : done / total,
      },
    ];
  });
  return ranked
    .toSorted((a, b) => b.isOverdue - a.isOverdue || b.begun - a.begun || b.share - a.share)
    .map(({ thing }) => thing);
}

function firstRequest(root: string, mayStart: boolean): NextThing {
  const rest = {
    id: 'first-request',
    href: `${root}/console/first`,
    tone: 'accent',
    mayWait: false,
  } as const;
  return mayStart
    ? {
        ...rest,
        title: 'Make your first request',
        why: 'It takes a minute and shows every step from discovery to a patient on the screen, against a data holder that lives in this portal. You need nothing but this button.',
        action: 'Make your first request',
      }
    : {
        ...rest,
        title: 'Nothing has been sent yet',
        why: 'Your role may look at runs, not start them. As soon as a developer of this workspace sends a request, it appears here.',
        action: 'See what it will be',
      };
}

function thingOfCertificate(root: string, ending: Certificate, now: string): NextThing {
  const isOver = Date.parse(ending.notAfter) < Date.parse(now);
  return {
    id: `certificate:${ending.id}:${isOver ? 'over' : 'soon'}`,
    title: isOver ? 'A certificate has expired' : 'A certificate expires soon',
    why: `“${ending.keyName}” ${isOver ? 'ended' : 'ends'} on ${dayOf(ending.notAfter)}. Holders refuse whatever is signed with it after that day.`,
    action: 'See certificates',
    href: `${root}/certificates`,
    tone: 'warn',
    mayWait: true,
  };
}

function thingOfRun(root: string, { id, title, summary, status, verdict }: Run): NextThing | null {
  const rest = { id: `run:${id}`, href: `${root}/runs/${id}` };
  if (status === 'running') {
    return {
      ...rest,
      title: 'A run is under way',
      why: `${title}. You can watch it while it happens.`,
      action: 'Watch it',
      tone: 'accent',
      mayWait: true,
    };
  }
  if (verdict !== 'fail') return null;
  return {
    ...rest,
    title: 'Look at what failed',
    why: `Your last run, ${title}, ended with ${counted(summary?.fail ?? 0, 'failed check')}. Each says what was seen, why it matters and how to mend it.`,
    action: 'See what went wrong',
    tone: 'fail',
    mayWait: true,
  };
}

/**
 * What a workspace should do next, the most pressing first: begin, look at what failed, renew what ends, or go on with
 * the plan of an app. There is always one.
 *
 * @param root path of the workspace, `/w/demo`
 * @param now ISO 8601
 */
export function nextThings(
  root: string,
  {
    runs,
    certificates,
    plans = [],
    marks = [],
    mayStart,
  }: {
    runs: readonly Run[];
    certificates: readonly Certificate[];
    plans?: readonly Checklist[];
    /** What the person said of these things, the last said first. */
    marks?: readonly NextThingMark[];
    mayStart: boolean;
  },
  now: string,
): NextThing[] {
  const [last] = runs;
  if (!last) return [firstRequest(root, mayStart)];
  const ofRun = thingOfRun(root, last);
  const ofCertificates = expiringCertificates(certificates, now).map((one) =>
    thingOfCertificate(root, one, now),
  );
  return [
    ...(ofRun && last.status === 'running' ? [ofRun] : []),
    ...ofCertificates,
    ...(ofRun && last.status !== 'running' ? [ofRun] : []),
    ...(mayStart ? thingsOfPlans(plans, marks) : []),
    {
      id: 'console',
      title: 'Send the next request',
      why: 'Your client works against the sandbox. Now ask for other data, or try the FHIR server that you mean to work with.',
      action: 'Open the console',
      href: `${root}/console`,
      tone: 'accent',
      mayWait: false,
    },
  ];
}

/** The things that a person has not set aside, and those that they have. */
export function sortedByMarks(
  things: readonly NextThing[],
  marks: readonly NextThingMark[],
): { open: NextThing[]; aside: NextThing[] } {
  const aside = new Set(
    marks.filter(({ state }) => state === 'dismissed').map(({ thing }) => thing),
  );
  const isAside = ({ id, mayWait }: NextThing): boolean => mayWait && aside.has(id);
  return {
    open: things.filter((one) => !isAside(one)),
    aside: things.filter((one) => isAside(one)),
  };
}
