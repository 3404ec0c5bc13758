'use client';

import { ExternalLink } from 'lucide-react';
import { buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { VisitView } from './run-model';
import { useNow } from './use-now';

function leftWords(expiresAt: string, now: string | null): string {
  if (now === null) return 'ten minutes';
  const seconds = Math.max(0, Math.round((Date.parse(expiresAt) - Date.parse(now)) / 1000));
  const minutes = Math.floor(seconds / 60);
  return minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
}

/** Says that the run waits for a person who is to sign in at the holder, and opens the way there. */
export function VisitNotice({ visit }: Readonly<{ visit: VisitView }>) {
  const now = useNow();
  const host = URL.canParse(visit.url) ? new URL(visit.url).host : 'the holder';
  return (
    <Callout tone="info" title="Waiting for you at the holder">
      <p>
        Sign in at <span className="font-medium wrap-anywhere">{host}</span> and decide what the app
        may see. The page opens in a tab of its own; this run goes on when you come back.
      </p>
      <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2">
        <a
          href={`/oauth/go/${visit.authorizationId}`}
          target="_blank"
          rel="noreferrer"
          className={buttonClass('primary', 'sm')}
        >
          <ExternalLink aria-hidden />
          Sign in at the holder
        </a>
        <span className="text-xs text-muted">
          Waits <span className="tabular-nums">{leftWords(visit.expiresAt, now)}</span> more.
        </span>
      </p>
    </Callout>
  );
}
