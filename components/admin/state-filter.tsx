import Link from 'next/link';
import { stateLabel } from '@/components/requests/request-words';
import { buttonClass } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import type { RequestState } from '@/lib/schemas/certificate-request';

/** A view of the review queue: one state, or several together. */
export type QueueView = Exclude<RequestState, 'to_send' | 'with_ca'> | 'open' | 'all';

function labelOf(view: QueueView): string {
  if (view === 'open') return 'Open';
  return view === 'all' ? 'All' : stateLabel(view).label;
}

/** Which requests the operator sees: links, so that a choice can be kept as a bookmark. */
export function StateFilter({
  views,
  current,
}: Readonly<{ views: readonly QueueView[]; current: QueueView }>) {
  return (
    <nav aria-label="Requests by state">
      <ul className="flex flex-wrap gap-1">
        {views.map((view) => (
          <li key={view}>
            <Link
              href={view === 'open' ? '/admin/requests' : `/admin/requests?state=${view}`}
              aria-current={view === current ? 'page' : undefined}
              className={cn(
                buttonClass('ghost', 'sm'),
                view === current && 'bg-accent-soft text-accent-strong',
              )}
            >
              {labelOf(view)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
