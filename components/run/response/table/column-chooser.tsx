'use client';

import { Columns3, Plus, RotateCcw, X } from 'lucide-react';
import { useId, useState, type FormEvent } from 'react';
import { Button } from '@/components/ui/button';
import { controlClass } from '@/components/ui/control-class';
import { columnOfPath, type Column } from './columns';

/** Which columns a table has: take one away, add any path, back to what makes sense for the type. */
export function ColumnChooser({
  columns,
  isChosen,
  onColumns,
  onReset,
}: Readonly<{
  columns: readonly Column[];
  isChosen: boolean;
  onColumns: (columns: Column[]) => void;
  onReset: () => void;
}>) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [path, setPath] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  function add(event: FormEvent): void {
    event.preventDefault();
    const column = columnOfPath(path);
    if (!column) {
      setProblem(
        'Not a path. Write members with dots: name.family, identifier[0].value, value[x].',
      );
      return;
    }
    if (columns.some((known) => known.path === column.path)) {
      setProblem('There is a column with this path.');
      return;
    }
    onColumns([...columns, column]);
    setPath('');
    setProblem(null);
  }

  return (
    <div className="min-w-0">
      <Button
        size="sm"
        kind="ghost"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <Columns3 aria-hidden /> Columns
      </Button>
      <div id={id} hidden={!isOpen}>
        {isOpen && (
          <div className="mt-2 space-y-3 rounded-lg border border-line p-3">
            <ul aria-label="Columns" className="flex flex-wrap gap-1.5">
              {columns.map((column) => (
                <li
                  key={column.path}
                  className="inline-flex items-center gap-1 rounded-full bg-sunken py-0.5 pr-1 pl-2.5 text-xs"
                >
                  {column.label}
                  <button
                    type="button"
                    aria-label={`Remove the column ${column.label}`}
                    disabled={columns.length === 1}
                    onClick={() => onColumns(columns.filter((other) => other !== column))}
                    className="rounded-full p-0.5 text-muted hover:bg-line hover:text-ink disabled:opacity-40"
                  >
                    <X aria-hidden className="size-3.5" />
                  </button>
                </li>
              ))}
            </ul>
            <form onSubmit={add} className="flex flex-wrap items-start gap-2">
              <div className="min-w-0 flex-1 basis-48">
                <label htmlFor={`${id}-path`} className="text-xs font-medium">
                  Path of a column to add
                </label>
                <input
                  id={`${id}-path`}
                  value={path}
                  onChange={(event) => setPath(event.target.value)}
                  placeholder="identifier.value"
                  autoComplete="off"
                  spellCheck={false}
                  aria-invalid={problem !== null}
                  aria-describedby={problem === null ? undefined : `${id}-problem`}
                  className={controlClass('mt-1 font-mono text-xs')}
                />
                {problem !== null && (
                  <p id={`${id}-problem`} className="mt-1 text-xs text-fail">
                    {problem}
                  </p>
                )}
              </div>
              <Button type="submit" size="sm" className="mt-6">
                <Plus aria-hidden /> Add
              </Button>
              {isChosen && (
                <Button size="sm" kind="ghost" className="mt-6" onClick={onReset}>
                  <RotateCcw aria-hidden /> As it was
                </Button>
              )}
            </form>
          </div>
        )}
      </div>
    </div>
  );
}
