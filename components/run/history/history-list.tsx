'use client';

import { Pencil } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import type { Run } from '@/lib/schemas/run';
import { Time } from '@/components/ui/time';
import { RunListState, runFacts } from '../run-list';
import { RunNotes } from './run-notes';
import { SelectionBar } from './selection-bar';
import { StarButton } from './star-button';
import { useRunUpdates } from './use-run-update';

/** The history: runs that can be starred, named, and chosen to be compared or exported. `now` is ISO 8601. */
export function HistoryList({
  runs,
  workspace,
  now,
  mayAnnotate,
}: Readonly<{ runs: readonly Run[]; workspace: string; now: string; mayAnnotate: boolean }>) {
  const { latest, update, star } = useRunUpdates(workspace);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [edited, setEdited] = useState<Run | null>(null);
  const root = `/w/${workspace}`;

  function choose(id: string, isOn: boolean): void {
    setChosen((before) => (isOn ? [...before, id] : before.filter((other) => other !== id)));
  }

  return (
    <>
      <ul className="divide-y divide-line" aria-label="Runs">
        {runs.map(latest).map((run) => {
          const label = run.name ?? run.title;
          return (
            <li
              key={run.id}
              className="relative flex min-w-0 flex-wrap items-start gap-x-3 gap-y-1 px-4 py-3 hover:bg-sunken/60 sm:flex-nowrap sm:px-5"
            >
              <span className="flex items-center gap-1">
                {/* Only a request to a FHIR server has an answer to be compared. */}
                <input
                  type="checkbox"
                  aria-label={`Choose ${label}`}
                  checked={chosen.includes(run.id)}
                  disabled={run.method === null}
                  onChange={(event) => choose(run.id, event.target.checked)}
                  className="relative z-10 size-4 accent-accent disabled:opacity-40"
                />
                <StarButton
                  isOn={run.isStarred}
                  label={label}
                  disabled={!mayAnnotate}
                  onToggle={() => star(run)}
                />
              </span>
              <span className="w-28 shrink-0 pt-0.5">
                <RunListState run={run} />
              </span>
              <div className="min-w-0 basis-full sm:flex-1 sm:basis-0">
                <Link
                  href={`${root}/runs/${run.id}`}
                  className={
                    run.name === null
                      ? 'font-mono text-sm font-medium wrap-anywhere after:absolute after:inset-0'
                      : 'text-sm font-semibold wrap-anywhere after:absolute after:inset-0'
                  }
                >
                  {label}
                </Link>
                {run.name !== null && (
                  <p className="font-mono text-xs wrap-anywhere text-muted">{run.title}</p>
                )}
                {run.note !== null && (
                  <p className="line-clamp-2 text-sm wrap-anywhere">{run.note}</p>
                )}
                <p className="text-xs break-words text-muted">
                  {run.answerStatus !== null && `${run.answerStatus} · `}
                  <span className="font-mono break-all">{run.holder}</span> · {runFacts(run)} ·{' '}
                  <Time at={run.startedAt} now={now} />
                </p>
              </div>
              {mayAnnotate && (
                <button
                  type="button"
                  aria-label={`Name and note of ${label}`}
                  title="Name and note"
                  onClick={() => setEdited(run)}
                  className="absolute top-2.5 right-3 z-10 rounded p-1.5 text-muted hover:bg-sunken hover:text-ink sm:static"
                >
                  <Pencil aria-hidden className="size-4" />
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {chosen.length > 0 && (
        <SelectionBar workspace={workspace} chosen={chosen} onClear={() => setChosen([])} />
      )}
      <RunNotes run={edited} onSave={update} onClose={() => setEdited(null)} />
    </>
  );
}
