'use client';

import { Ban, Check, CheckCheck, Circle, Hourglass, Lock } from 'lucide-react';
import Link from 'next/link';
import { dayOf } from '@/lib/format/dates';
import type { Checklist, PlanItem, PlanState } from '@/lib/schemas/checklist';
import { Badge } from '@/components/ui/badge';
import { buttonClass } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Disclosure } from '@/components/ui/disclosure';
import { PlanItemForm, type PlanMember } from './plan-item-form';
import { isSettled, partyName, stateWords } from './plan-words';

const icons: Readonly<Record<PlanState, { Icon: typeof Check; className: string }>> = {
  done: { Icon: CheckCheck, className: 'text-pass' },
  'done-by-hand': { Icon: Check, className: 'text-pass' },
  open: { Icon: Circle, className: 'text-accent' },
  waiting: { Icon: Hourglass, className: 'text-warn' },
  blocked: { Icon: Lock, className: 'text-faint' },
  'not-needed': { Icon: Ban, className: 'text-faint' },
};

const link = 'text-accent underline underline-offset-2';

/** What was seen or is missing, with when and where. */
function Standing({ item }: Readonly<{ item: PlanItem }>) {
  const { state, words, at, href, waitingOn } = item;
  return (
    <>
      {words}
      {state === 'waiting' && waitingOn !== null && (
        <>
          {' '}
          Waiting on {partyName(waitingOn)}
          {at !== null && ` since ${dayOf(at)}`}.
        </>
      )}
      {state === 'blocked' && <> First: {blockersOf(item)}.</>}
      {(state === 'done' || state === 'done-by-hand') && at !== null && (
        <>
          {/[.]$/.test(words) ? '' : ','} {dayOf(at)}.
        </>
      )}
      {href !== null && (
        <>
          {' '}
          <Link href={href} className={cn(link, 'print:hidden')}>
            See it
          </Link>
        </>
      )}
    </>
  );
}

/** What comes first, in short: a list of twelve is read by nobody. */
function blockersOf({ blockedBy }: PlanItem): string {
  const shown = blockedBy.slice(0, mostBlockers).map(({ title }) => title);
  const rest = blockedBy.length - shown.length;
  return `${shown.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`;
}

const mostBlockers = 3;

function Details({ item }: Readonly<{ item: PlanItem }>) {
  const { how, citation, hand, who } = item;
  return (
    <div className="space-y-2 text-sm">
      <p>{item.why}</p>
      <p>
        {how.words} <span className="text-muted">Usually done by: {who}.</span>
      </p>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
        <Link href={how.href} className={buttonClass('secondary', 'sm')}>
          {how.action}
        </Link>
        {how.docs !== null && (
          <Link href={how.docs} className={link}>
            Read about it
          </Link>
        )}
        {citation && (
          <a href={citation.url} className={link}>
            {citation.label}
          </a>
        )}
      </p>
      {hand && (hand.note !== '' || hand.evidenceUrl !== null || hand.evidenceName !== null) && (
        <div className="rounded-lg border border-line bg-sunken px-3 py-2">
          {hand.note !== '' && <p className="whitespace-pre-wrap">{hand.note}</p>}
          {hand.evidenceUrl !== null && (
            <p>
              Evidence:{' '}
              <a href={hand.evidenceUrl} className={cn(link, 'break-all')}>
                {hand.evidenceName ?? hand.evidenceUrl}
              </a>
            </p>
          )}
          {hand.evidenceUrl === null && hand.evidenceName !== null && (
            <p>Evidence: {hand.evidenceName}</p>
          )}
        </div>
      )}
    </div>
  );
}

/** One item of a plan: how it stands, and what opens below it. */
export function PlanItemRow({
  api,
  item,
  members,
  mayManage,
  isNext,
  onSaved,
}: Readonly<{
  api: string;
  item: PlanItem;
  members: readonly PlanMember[];
  mayManage: boolean;
  isNext: boolean;
  onSaved: (plan: Checklist) => void;
}>) {
  const { Icon, className } = icons[item.state];
  const { label, tone } = stateWords[item.state];
  const { hand } = item;
  return (
    <li
      id={item.holder === '' ? item.id : undefined}
      className={cn('border-t border-line px-4 py-3 first:border-t-0', isNext && 'bg-accent-soft')}
    >
      <Disclosure
        summaryClassName="items-start"
        summary={
          <span className="flex min-w-0 flex-1 flex-wrap items-start gap-x-2 gap-y-1">
            <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', className)} />
            <span
              className={cn(
                'min-w-0 flex-1 basis-40 font-medium break-words',
                item.state === 'not-needed' && 'text-muted line-through',
              )}
            >
              {item.title}
            </span>
            {item.isOverdue && <Badge tone="fail">Overdue</Badge>}
            {hand?.dueOn != null && !isSettled(item) && !item.isOverdue && (
              <Badge>Due {dayOf(hand.dueOn)}</Badge>
            )}
            {hand?.ownerName != null && <Badge>{hand.ownerName}</Badge>}
            <Badge tone={tone}>{label}</Badge>
          </span>
        }
      >
        <div className="mt-3 space-y-4 pl-6">
          <Details item={item} />
          {mayManage && (
            <PlanItemForm
              key={`${item.state} ${JSON.stringify(hand)}`}
              api={api}
              item={item}
              members={members}
              onSaved={onSaved}
            />
          )}
        </div>
      </Disclosure>
      <p className="mt-1 pl-12 text-sm break-words text-muted">
        <Standing item={item} />
      </p>
    </li>
  );
}
