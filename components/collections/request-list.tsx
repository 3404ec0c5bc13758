'use client';

import { ArrowDown, ArrowUp, Copy, Inbox, MoreHorizontal } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { Badge } from '@/components/ui/badge';
import { Button, buttonClass } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu';
import { DeleteItem } from '@/components/console/kept/delete-item';
import { keptApi } from '@/components/console/kept/kept-api';
import { toastTrouble } from '@/components/console/kept/toast-trouble';
import { methodTone } from '@/components/console/request/method-picker';
import type { ListedRequest } from './demands';

/** The requests of a collection in the order in which they run, with what is demanded of each. */
export function RequestList({
  workspace,
  collection,
  requests,
  mayKeep,
}: Readonly<{
  workspace: string;
  collection: { id: string; version: number };
  requests: readonly ListedRequest[];
  mayKeep: boolean;
}>) {
  const router = useRouter();
  const api = keptApi(workspace);
  const refresh = (): void => router.refresh();

  function move(at: number, by: 1 | -1): void {
    const moved = requests[at];
    if (!moved) return;
    const order = requests
      .toSpliced(at, 1)
      .toSpliced(at + by, 0, moved)
      .map(({ id, folder }) => ({ id, folder }));
    void api.changeCollection(collection, { order }).then(refresh, toastTrouble);
  }

  if (requests.length === 0) {
    return (
      <EmptyState
        icon={Inbox}
        title="Nothing saved in it yet"
        actions={
          <Link href={`/w/${workspace}/console`} className={buttonClass()}>
            Go to the console
          </Link>
        }
      >
        Write a request in the console, press Save, and choose this collection.
      </EmptyState>
    );
  }
  return (
    <ol aria-label="Requests" className="divide-y divide-line">
      {requests.map(({ id, name, note, folder, request, demands, takes }, at) => (
        <li key={id} className="flex min-w-0 items-start gap-3 px-5 py-3">
          <span className="w-5 shrink-0 pt-0.5 text-right text-xs text-muted tabular-nums">
            {at + 1}
          </span>
          <div className="min-w-0 flex-1 space-y-1">
            <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
              <Link
                href={`/w/${workspace}/console?saved=${id}`}
                className="min-w-0 font-medium break-words underline-offset-2 hover:underline"
              >
                {name}
              </Link>
              {folder !== null && <Badge>{folder}</Badge>}
            </p>
            <p className="font-mono text-xs break-all text-muted">
              <span className={cn('font-semibold', methodTone(request.method))}>
                {request.method}
              </span>{' '}
              {request.path || '/'}
            </p>
            {note !== '' && <p className="text-sm text-muted">{note}</p>}
            <ul aria-label={`Demands of ${name}`} className="flex flex-wrap gap-1.5">
              {demands.map((demand, index) => (
                <li
                  key={index}
                  className="rounded-md bg-sunken px-1.5 py-0.5 text-xs break-all text-ink"
                >
                  {demand}
                </li>
              ))}
              {takes.map((variable) => (
                <li
                  key={variable}
                  className="rounded-md bg-accent-soft px-1.5 py-0.5 text-xs break-all text-accent-strong"
                >
                  takes <span className="font-mono">{`{{${variable}}}`}</span>
                </li>
              ))}
              {demands.length === 0 && (
                <li className="text-xs text-muted">
                  No assertion: it passes when it is answered without a failed check.
                </li>
              )}
            </ul>
          </div>
          {mayKeep && (
            <Menu
              label={`Request ${name}`}
              align="end"
              trigger={
                <Button kind="ghost" size="icon" aria-label={`More about ${name}`}>
                  <MoreHorizontal aria-hidden />
                </Button>
              }
            >
              <MenuItem disabled={at === 0} onSelect={() => move(at, -1)}>
                <ArrowUp aria-hidden /> Move up
              </MenuItem>
              <MenuItem disabled={at === requests.length - 1} onSelect={() => move(at, 1)}>
                <ArrowDown aria-hidden /> Move down
              </MenuItem>
              <MenuItem onSelect={() => void api.duplicateRequest(id).then(refresh, toastTrouble)}>
                <Copy aria-hidden /> Duplicate
              </MenuItem>
              <MenuSeparator />
              <DeleteItem
                name={name}
                remove={() => api.deleteRequest(id)}
                restore={() => api.restoreRequest(id)}
              />
            </Menu>
          )}
        </li>
      ))}
    </ol>
  );
}
