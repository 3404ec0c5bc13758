import { thingOfItem, type NextThing } from '@/components/home/next-thing';
import type { Checklist } from '@/lib/schemas/checklist';
import { holderNameOf, partyName } from './plan-words';

/**
 * The next thing of a plan: the item that can be done now; else whom it waits for; else that all is done.
 *
 * @param planHref path of the page of the plan
 */
export function nextOfPlan(plan: Checklist, planHref: string): NextThing {
  const { next, items } = plan;
  if (next) {
    const holder = holderNameOf(plan, next);
    return {
      id: thingOfItem(plan.appId, next),
      mayWait: false,
      title: holder === null ? next.title : `${next.title} at ${holder}`,
      why: `${next.words} ${next.why}`,
      action: next.how.action,
      href: next.how.href,
      tone: next.isOverdue ? 'warn' : 'accent',
    };
  }
  const waiting = items.find(({ state }) => state === 'waiting');
  if (waiting) {
    const on = waiting.waitingOn === null ? 'somebody' : partyName(waiting.waitingOn);
    return {
      id: thingOfItem(plan.appId, waiting),
      mayWait: false,
      title: `Waiting on ${on}`,
      why: `${waiting.title}: ${waiting.words} Nothing else of this plan can be done before.`,
      action: 'Look at it',
      href: waiting.href ?? waiting.how.href,
      tone: 'warn',
    };
  }
  const hasHolders = plan.holders.length > 0;
  return {
    id: `plan:${plan.appId}`,
    mayWait: false,
    title: hasHolders ? 'All of this plan is done' : 'Add a data holder',
    why: hasHolders
      ? 'Everything was seen or said. The radar tells you when something of it ends.'
      : 'What the app needs is there. Say where it is to read, and the plan goes on.',
    action: hasHolders ? 'See the plan' : 'Find a holder',
    href: hasHolders ? planHref : planHref.replace(/\/apps\/[^/]+\/plan$/, '/directory'),
    tone: 'accent',
  };
}
