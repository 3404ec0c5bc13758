import type { Checklist, PlanItem, PlanParty, PlanState } from '@/lib/schemas/checklist';
import type { Tone } from '@/components/ui/badge';

/** A state in words, and its colour. */
export const stateWords: Readonly<Record<PlanState, { label: string; tone: Tone }>> = {
  done: { label: 'Seen', tone: 'pass' },
  'done-by-hand': { label: 'Done, as people say', tone: 'pass' },
  open: { label: 'Open', tone: 'accent' },
  waiting: { label: 'Waiting', tone: 'warn' },
  blocked: { label: 'Not yet', tone: 'neutral' },
  'not-needed': { label: 'Not needed', tone: 'neutral' },
};

/** Whom an item can wait for, as it is chosen. */
export const parties: readonly { party: PlanParty; label: string }[] = [
  { party: 'us', label: 'Us' },
  { party: 'holder', label: 'The data holder' },
  { party: 'certificate-authority', label: 'The certificate authority' },
  { party: 'operator', label: 'The operator of this portal' },
  { party: 'legal', label: 'Legal' },
  { party: 'other', label: 'Somebody else' },
];

/** A party as it follows “waiting on”. */
export function partyName(party: PlanParty): string {
  const label = parties.find((one) => one.party === party)?.label ?? 'somebody else';
  return label.charAt(0).toLowerCase() + label.slice(1);
}

export type PlanFilter = 'all' | 'mine' | 'open' | 'waiting';

/** The ways to look at a plan. */
export const planFilters: readonly { filter: PlanFilter; label: string }[] = [
  { filter: 'all', label: 'All' },
  { filter: 'open', label: 'Open' },
  { filter: 'waiting', label: 'Waiting' },
  { filter: 'mine', label: 'Mine' },
];

/** Whether an item is shown. `me` is the id of who looks. */
export function isShown(item: PlanItem, filter: PlanFilter, me: string): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'open':
      return item.state === 'open';
    case 'waiting':
      return item.state === 'waiting';
    case 'mine':
      return item.hand?.ownerId === me && !isSettled(item);
  }
}

/** Whether nothing has to be done any more. */
export function isSettled({ state }: PlanItem): boolean {
  return state === 'done' || state === 'done-by-hand' || state === 'not-needed';
}

/** The name of the holder of an item, or null for an item of the app. */
export function holderNameOf(plan: Checklist, item: PlanItem): string | null {
  if (item.holder === '') return null;
  return plan.holders.find(({ baseUrl }) => baseUrl === item.holder)?.name ?? item.holder;
}

/** How far a plan is, in a sentence. */
export function progressWords({ done, total, waiting }: Checklist['progress']): string {
  const waits = waiting === 0 ? '' : `, ${waiting} waiting on others`;
  return `${done} of ${total} done${waits}`;
}
