import { ChevronRight, Hourglass } from 'lucide-react';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/ui/time';
import type { RequestState, RequestSummary } from '@/lib/schemas/certificate-request';
import { stateLabel, waitingTime, waitsFor } from './request-words';

/** The state of a request as a badge. */
export function RequestStateBadge({ state }: Readonly<{ state: RequestState }>) {
  const { label, tone } = stateLabel(state);
  return <Badge tone={tone}>{label}</Badge>;
}

/**
 * Certificate requests as a list, each a link to its page below `root`. The operator also reads whose each
 * one is.
 */
export function RequestList({
  requests,
  root,
  side,
  now,
}: Readonly<{
  requests: RequestSummary[];
  root: string;
  side: 'applicant' | 'operator';
  now: string;
}>) {
  return (
    <ul className="divide-y divide-line">
      {requests.map((request) => {
        const waiting = waitsFor(request.state, side);
        return (
          <li
            key={request.id}
            className="relative flex items-center gap-3 px-5 py-3 hover:bg-sunken/60"
          >
            <div className="min-w-0 flex-1 space-y-1">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <Link
                  href={`${root}/${request.id}`}
                  className="min-w-0 font-medium break-words after:absolute after:inset-0"
                >
                  {request.appName}
                </Link>
                <RequestStateBadge state={request.state} />
                {waiting !== null && (
                  <span className="inline-flex items-center gap-1 text-xs text-muted">
                    <Hourglass aria-hidden className="size-3.5 shrink-0" />
                    {waiting}
                  </span>
                )}
              </p>
              <p className="font-mono text-xs break-all text-muted">{request.sanUris[0]}</p>
              <p className="text-xs break-words text-muted">
                {request.organization} · {request.community.name} · {request.keyKind}
                {side === 'operator' && ` · workspace ${request.workspace.name}`}
              </p>
              <p className="text-xs text-muted">
                {request.requestedBy !== null && `by ${request.requestedBy}, `}
                <Time at={request.createdAt} now={now} />
                {waiting !== null && (
                  <>
                    {side === 'operator' &&
                      ` · in the queue for ${waitingTime(request.createdAt, now)}`}{' '}
                    · last change <Time at={request.updatedAt} now={now} />
                  </>
                )}
              </p>
            </div>
            <ChevronRight aria-hidden className="size-4 shrink-0 text-faint" />
          </li>
        );
      })}
    </ul>
  );
}
