'use client';

import { FilePlus2, History, SearchX } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { runFacts, RunListState } from '@/components/run/run-list';
import { historySearch } from '@/components/run/history/history-query';
import { StarButton } from '@/components/run/history/star-button';
import { useRunUpdates } from '@/components/run/history/use-run-update';
import { Button, buttonClass } from '@/components/ui/button';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { EmptyState } from '@/components/ui/empty-state';
import { TextField } from '@/components/ui/field';
import { FormError } from '@/components/ui/form-error';
import { Sheet } from '@/components/ui/sheet';
import { Spinner } from '@/components/ui/spinner';
import { Time } from '@/components/ui/time';
import { useSubmit } from '@/components/ui/use-submit';
import { RunWithFramesSchema, type Run } from '@/lib/schemas/run';
import { consoleOfRequest, type ConsoleState } from '../console-state';
import { useHistory } from './use-history';

/** The request of a run as a draft of its own. */
export interface OpenedRun {
  name: string | null;
  state: ConsoleState;
}

function Found({
  workspace,
  runs,
  isReadOnly,
  onOpen,
}: Readonly<{
  workspace: string;
  runs: readonly Run[];
  isReadOnly: boolean;
  onOpen: (run: Run) => Promise<void>;
}>) {
  const { latest, star } = useRunUpdates(workspace);
  const [now] = useState(() => new Date().toISOString());
  return (
    <ul aria-label="Earlier requests" className="-mx-4 divide-y divide-line sm:-mx-5">
      {runs.map(latest).map((run) => {
        const label = run.name ?? run.title;
        return (
          <li
            key={run.id}
            className="flex min-w-0 flex-wrap items-start gap-x-3 gap-y-2 px-4 py-3 sm:px-5"
          >
            <StarButton
              isOn={run.isStarred}
              label={label}
              disabled={isReadOnly}
              onToggle={() => star(run)}
            />
            <div className="min-w-0 flex-1 basis-52">
              <Link
                href={`/w/${workspace}/runs/${run.id}`}
                className="font-mono text-sm font-medium wrap-anywhere underline-offset-2 hover:underline"
              >
                {label}
              </Link>
              <p className="text-xs break-words text-muted">
                {run.answerStatus !== null && `${run.answerStatus} · `}
                {runFacts(run)} · <Time at={run.startedAt} now={now} />
              </p>
            </div>
            <RunListState run={run} />
            <Button
              size="sm"
              aria-label={`Open ${label} in a new tab`}
              onClick={() => void onOpen(run)}
            >
              <FilePlus2 aria-hidden /> Open
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

function PanelBody({
  workspace,
  isReadOnly,
  onOpen,
}: Readonly<{
  workspace: string;
  isReadOnly: boolean;
  onOpen: (opened: OpenedRun) => void;
}>) {
  const [search, setSearch] = useState('');
  const [isStarred, setStarred] = useState(false);
  const query = {
    ...(search.trim() === '' ? {} : { search: search.trim() }),
    ...(isStarred ? { starred: true } : {}),
  };
  const history = useHistory(workspace, query);
  const opening = useSubmit(async (run: Run) => {
    const path = `/workspaces/${workspace}/runs/${run.id}`;
    const { name, request } = await callApi(RunWithFramesSchema, 'GET', path);
    onOpen({ name, state: consoleOfRequest(request) });
  });
  const isNarrowed = historySearch(query) !== '';
  return (
    <div className="space-y-4">
      <form role="search" aria-label="History" onSubmit={(event) => event.preventDefault()}>
        <TextField
          label="Search"
          type="search"
          // The panel was opened to find something.
          autoFocus
          maxLength={200}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          placeholder="Path, holder, name, note"
          hint="Bodies are not searched."
        />
        <div className="mt-3 flex flex-wrap items-center justify-between gap-2">
          <CheckboxField
            label="Only starred"
            checked={isStarred}
            onChange={(event) => setStarred(event.target.checked)}
          />
          <Link
            href={`/w/${workspace}/runs?${historySearch(query)}`}
            className={buttonClass('ghost', 'sm')}
          >
            All filters, compare
          </Link>
        </div>
      </form>
      <FormError error={history.error ?? opening.error} />
      <p role="status" className="sr-only">
        {history.isLoading ? 'Searching' : `${history.runs.length} found`}
      </p>
      {history.runs.length > 0 ? (
        <Found
          workspace={workspace}
          runs={history.runs}
          isReadOnly={isReadOnly}
          onOpen={opening.submit}
        />
      ) : history.isLoading ? (
        <p className="flex items-center gap-2 py-6 text-sm text-muted">
          <Spinner /> Searching …
        </p>
      ) : (
        history.error === null && (
          <EmptyState
            icon={isNarrowed ? SearchX : History}
            title={isNarrowed ? 'No such requests' : 'Nothing sent yet'}
          >
            {isNarrowed
              ? 'All words must stand in the path, the holder, the name or the note.'
              : 'Every request that this workspace sends appears here, and can be opened again.'}
          </EmptyState>
        )
      )}
      {history.next !== null && (
        <Button busy={history.isLoading} onClick={history.more}>
          Older
        </Button>
      )}
    </div>
  );
}

/** Earlier requests of the workspace; each opens as a draft of its own, so that nothing is written over. */
export function HistoryPanel({
  open,
  onOpenChange,
  ...body
}: Readonly<{
  open: boolean;
  onOpenChange: (open: boolean) => void;
  workspace: string;
  /** Nothing is changed then. */
  isReadOnly: boolean;
  onOpen: (opened: OpenedRun) => void;
}>) {
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title="History"
      description="Earlier requests of this workspace. Each opens in a tab of its own."
    >
      {open && <PanelBody {...body} />}
    </Sheet>
  );
}
