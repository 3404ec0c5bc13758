'use client';

import { KeyRound } from 'lucide-react';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { CopyButton } from '@/components/ui/copy-button';
import { EmptyState } from '@/components/ui/empty-state';
import { Time } from '@/components/ui/time';
import type { AppKeyView } from '@/lib/schemas/app';
import { keyStateWords } from './app-words';
import { useRefreshAt } from './use-refresh-at';
import { WithdrawKey } from './withdraw-key';

const dots: Readonly<Record<AppKeyView['state'], string>> = {
  published: 'border-info bg-surface',
  signing: 'border-pass bg-pass',
  retiring: 'border-warn bg-surface',
  withdrawn: 'border-line-strong bg-surface',
};

/** What would sign if this key left the set. */
function successorOf(key: AppKeyView, keys: readonly AppKeyView[]) {
  if (key.state !== 'signing') return null;
  if (keys.some(({ state }) => state === 'retiring')) return 'signs';
  return keys.some(({ state }) => state === 'published') ? 'waits' : 'none';
}

const signsWords = {
  published: 'signs',
  signing: 'signs since',
  retiring: 'signed from',
  withdrawn: 'signed from',
} as const;

function Times({ appKey, now }: Readonly<{ appKey: AppKeyView; now: string }>) {
  const { state, publishedAt, signsFrom, withdrawnAt } = appKey;
  // One that was withdrawn while it waited never signed. ISO 8601 in UTC sorts by time.
  const hasTurn = withdrawnAt === null || signsFrom < withdrawnAt;
  return (
    <p className="text-xs text-muted">
      published <Time at={publishedAt} now={now} />
      {hasTurn && (
        <>
          {' '}
          · {signsWords[state]} <Time at={signsFrom} now={now} />
        </>
      )}
      {withdrawnAt !== null && (
        <>
          {' '}
          · withdrawn <Time at={withdrawnAt} now={now} />
        </>
      )}
    </p>
  );
}

/** The keys of the set in the order in which they sign, the last one first; those that were withdrawn at the end. */
export function KeyTimeline({
  api,
  workspace,
  keys,
  now,
  mayManage,
}: Readonly<{
  api: string;
  workspace: string;
  keys: readonly AppKeyView[];
  now: string;
  mayManage: boolean;
}>) {
  useRefreshAt(
    keys.filter(({ state }) => state === 'published').map(({ signsFrom }) => signsFrom),
    now,
  );
  if (keys.length === 0) {
    return (
      <EmptyState icon={KeyRound} title="No key is published">
        With a key here the app can authenticate at holders that fetch its keys (private_key_jwt).
        UDAP does not need one: there the certificate travels with each signature.
      </EmptyState>
    );
  }
  const inSet = keys.filter(({ state }) => state !== 'withdrawn');
  const before = keys.filter(({ state }) => state === 'withdrawn');
  return (
    <ol aria-label="Published keys, the one that signs last first" className="px-5 pb-5">
      {[...inSet, ...before].map((key) => {
        const { label, tone, text } = keyStateWords[key.state];
        return (
          <li
            key={key.id}
            className="relative ml-1.5 border-l border-line pb-5 pl-5 last:border-transparent last:pb-0"
          >
            <span
              aria-hidden
              className={cn(
                'absolute top-1.5 -left-1.5 size-3 rounded-full border-2',
                dots[key.state],
              )}
            />
            <div className="flex min-w-0 flex-wrap items-center gap-2">
              <h3 className="min-w-0 text-sm font-medium break-words">
                <Link
                  href={`/w/${workspace}/certificates/keys#${key.keyId}`}
                  className="text-accent underline underline-offset-2"
                >
                  {key.keyName}
                </Link>
              </h3>
              <Badge tone={tone}>{label}</Badge>
              <Badge>{key.algorithm}</Badge>
              {mayManage && key.state !== 'withdrawn' && (
                <span className="ml-auto">
                  <WithdrawKey api={api} appKey={key} successor={successorOf(key, keys)} />
                </span>
              )}
            </div>
            <p className="mt-1 text-sm">{text}</p>
            <Times appKey={key} now={now} />
            <p className="flex min-w-0 items-center gap-1 text-xs text-muted">
              <span className="min-w-0 font-mono break-all">kid {key.kid}</span>
              <CopyButton value={key.kid} label={`kid of ${key.keyName}`} />
            </p>
          </li>
        );
      })}
    </ol>
  );
}
