'use client';

import { ListFilter } from 'lucide-react';
import Link from 'next/link';
import { useState, type ReactNode } from 'react';
import { planGroups } from '@/lib/guide/plan/plan-groups';
import type { Checklist, PlanItem } from '@/lib/schemas/checklist';
import { PrintButton } from '@/components/guide/print-button';
import { NextCard } from '@/components/home/next-card';
import { useNextThings } from '@/components/home/use-next-things';
import { Button, buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { nextOfPlan } from './next-of-plan';
import { PlanHolders } from './plan-holders';
import type { PlanMember } from './plan-item-form';
import { PlanItemRow } from './plan-item-row';
import { isSettled, isShown, planFilters, type PlanFilter } from './plan-words';
import { ProgressBar } from './progress-bar';

interface Section {
  key: string;
  title: string;
  items: PlanItem[];
}

/** The items in parts: those of the app first, then those of each holder. */
function sectionsOf({ items, holders }: Checklist): Section[] {
  return planGroups.flatMap(({ id, title }) => {
    const mine = items.filter((item) => item.group === id);
    const ofApp = mine.filter(({ holder }) => holder === '');
    const ofHolders = holders.map(({ baseUrl, name }) => ({
      key: `${id} ${baseUrl}`,
      title: `${title} at ${name}`,
      items: mine.filter(({ holder }) => holder === baseUrl),
    }));
    return [{ key: id, title, items: ofApp }, ...ofHolders].filter((one) => one.items.length > 0);
  });
}

/** The plan of an app: how far it is, what comes next, and every item with how it stands. */
export function PlanView({
  workspace,
  initial,
  flow,
  members,
  me,
  mayManage,
}: Readonly<{
  workspace: string;
  initial: Checklist;
  /** The flow in words. */
  /** The name of the flow. */
  flow: ReactNode;
  members: readonly PlanMember[];
  /** Id of who looks. */
  me: string;
  mayManage: boolean;
}>) {
  const [plan, setPlan] = useState(initial);
  const { begin } = useNextThings(workspace, []);
  const [filter, setFilter] = useState<PlanFilter>('all');
  const root = `/w/${workspace}/apps/${plan.appId}`;
  const api = `/workspaces/${workspace}/apps/${plan.appId}/plan`;
  const sections = sectionsOf(plan)
    .map((section) => ({
      ...section,
      settled: section.items.filter(isSettled).length,
      shown: section.items.filter((item) => isShown(item, filter, me)),
    }))
    .filter(({ shown }) => shown.length > 0);
  const isNext = ({ id, holder }: PlanItem): boolean =>
    plan.next?.id === id && plan.next.holder === holder;
  return (
    <div className="max-w-4xl space-y-6">
      <NextCard next={nextOfPlan(plan, `${root}/plan`)} onBegin={begin} />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-56">
          <ProgressBar progress={plan.progress} label={`Plan of ${plan.appName}`} />
        </div>
        <p className="text-sm">
          {plan.isChosen ? 'Chosen: ' : 'From what the app has: '}
          <span className="font-medium">{flow}</span>
        </p>
        <div className="flex flex-wrap gap-2 print:hidden">
          <Link href={`${root}/choose`} className={buttonClass('secondary')}>
            {plan.isChosen ? 'See the choice' : 'Choose a flow'}
          </Link>
          <PrintButton />
        </div>
      </div>
      {!mayManage && (
        <Callout title="You can read this">
          Owners, admins and developers work on plans. An owner or admin can change your role.
        </Callout>
      )}
      <fieldset className="flex flex-wrap gap-1 print:hidden">
        <legend className="sr-only">Show</legend>
        {planFilters.map((one) => (
          <Button
            key={one.filter}
            size="sm"
            kind={one.filter === filter ? 'secondary' : 'ghost'}
            aria-pressed={one.filter === filter}
            onClick={() => setFilter(one.filter)}
          >
            {one.label}{' '}
            <span className="text-muted tabular-nums">
              {plan.items.filter((item) => isShown(item, one.filter, me)).length}
            </span>
          </Button>
        ))}
      </fieldset>
      {sections.length === 0 && (
        <Card>
          <EmptyState icon={ListFilter} title="Nothing of that kind">
            No item of this plan is like that now.
          </EmptyState>
        </Card>
      )}
      {sections.map(({ key, title, items, settled, shown }) => (
        <Card key={key} className="break-inside-avoid">
          <CardHeader title={title} description={`${settled} of ${items.length} settled`} />
          <ul className="border-t border-line">
            {shown.map((item) => (
              <PlanItemRow
                key={`${item.id} ${item.holder}`}
                api={api}
                item={item}
                members={members}
                mayManage={mayManage}
                isNext={isNext(item)}
                onSaved={setPlan}
              />
            ))}
          </ul>
        </Card>
      ))}
      <PlanHolders
        workspace={workspace}
        api={api}
        plan={plan}
        mayManage={mayManage}
        onSaved={setPlan}
      />
    </div>
  );
}
