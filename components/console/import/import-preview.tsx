'use client';

import { Badge } from '@/components/ui/badge';
import { methodTone } from '../request/method-picker';
import type { ImportDraft } from './import-drafts';

/** What was read, request by request: what was left behind, and what must be mended. */
export function ImportPreview({
  drafts,
  chosen,
  trouble,
  onChosen,
}: Readonly<{
  drafts: readonly ImportDraft[];
  /** Places in `drafts`. */
  chosen: ReadonlySet<number>;
  /** Why one could not be saved, by place. */
  trouble: ReadonlyMap<number, string>;
  onChosen: (chosen: ReadonlySet<number>) => void;
}>) {
  function choose(at: number, isOn: boolean): void {
    const next = new Set(chosen);
    if (isOn) next.add(at);
    else next.delete(at);
    onChosen(next);
  }
  return (
    <ul aria-label="Requests that were read" className="-mx-4 divide-y divide-line sm:-mx-5">
      {drafts.map(({ name, folder, state, notes, problems }, at) => {
        const { method, path } = state.request;
        const said = trouble.get(at);
        return (
          <li key={at} className="flex min-w-0 items-start gap-3 px-4 py-3 sm:px-5">
            <input
              type="checkbox"
              aria-label={`Take ${name}`}
              checked={chosen.has(at)}
              onChange={(event) => choose(at, event.target.checked)}
              className="mt-1 size-4 shrink-0 accent-accent"
            />
            <div className="min-w-0 flex-1 space-y-1">
              <p className="text-sm font-medium wrap-anywhere">
                {folder !== null && <span className="text-muted">{folder} / </span>}
                {name}
              </p>
              <p className="font-mono text-xs wrap-anywhere">
                <span className={methodTone(method)}>{method}</span> {path || '/'}
                <span className="text-muted"> at {state.target.holder}</span>
              </p>
              {[...problems, ...(said === undefined ? [] : [said])].map((problem) => (
                <p key={problem} className="text-xs">
                  <Badge tone="warn">to mend</Badge> {problem}
                </p>
              ))}
              {notes.map((note) => (
                <p key={note} className="text-xs text-muted">
                  {note}
                </p>
              ))}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
