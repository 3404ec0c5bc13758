import { UserRound } from 'lucide-react';
import type { VisitView } from './run-model';
import { visitWords } from './sequence-rows';

/** What a person was sent to the holder with, parameter by parameter, and how it went. */
export function VisitBlock({ visit }: Readonly<{ visit: VisitView }>) {
  const url = URL.canParse(visit.url) ? new URL(visit.url) : null;
  return (
    <div className="rounded-md border border-line px-3 py-2 text-xs">
      <p className="flex flex-wrap items-center gap-x-2">
        <UserRound aria-hidden className="size-4 shrink-0 text-accent" />
        <span className="font-medium">The browser went to</span>
        <span className="min-w-0 font-mono wrap-anywhere text-muted">
          {url ? `${url.origin}${url.pathname}` : visit.url}
        </span>
        <span className="ml-auto text-muted">{visitWords[visit.how ?? 'waiting']}</span>
      </p>
      {url && (
        <dl className="mt-2 grid grid-cols-1 gap-x-3 gap-y-0.5 sm:grid-cols-[max-content_minmax(0,1fr)]">
          {[...url.searchParams].map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="font-mono text-muted">{name}</dt>
              <dd className="font-mono wrap-anywhere">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
