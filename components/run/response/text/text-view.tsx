'use client';

import { useMemo, useRef, useState } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { FindBar, nothingSought, type FindState } from './find-bar';
import type { RowWindowHandle } from './row-window';
import { TextRows, useColumns, type Language } from './text-rows';
import { textModel } from './text-model';

/**
 * A text whole: line numbers, colours, broken to the width of the screen, with a field to find things in it. Only the
 * rows in view are in the page.
 */
export function TextView({
  text,
  label,
  language = 'text',
}: Readonly<{ text: string; label: string; language?: Language }>) {
  const [box, columns] = useColumns();
  const window = useRef<RowWindowHandle>(null);
  const model = useMemo(() => textModel(text, columns), [text, columns]);
  const [find, setFind] = useState<FindState>(nothingSought);
  const found = useMemo(() => model.find(find.text), [model, find.text]);

  function go(rows: readonly number[], at: number): void {
    const row = rows[at];
    if (row !== undefined) window.current?.show(row);
  }

  return (
    <div ref={box} className="relative min-w-0 overflow-hidden rounded-lg border border-line">
      <span data-probe aria-hidden className="invisible absolute font-mono text-xs">
        0000000000
      </span>
      <div className="flex flex-wrap items-center justify-between gap-1 border-b border-line bg-sunken/50 px-2 py-1">
        <FindBar
          label={`Find in the ${label}`}
          state={{ ...find, count: found.rows.length, isCut: found.isCut }}
          onText={(sought) => {
            const next = model.find(sought);
            setFind({ ...nothingSought, text: sought, at: next.rows.length > 0 ? 0 : -1 });
            go(next.rows, 0);
          }}
          onStep={(step) => {
            const count = found.rows.length;
            if (count === 0) return;
            const at = (find.at + step + count) % count;
            setFind({ ...find, at });
            go(found.rows, at);
          }}
        />
        <CopyButton value={text} label={label} showLabel />
      </div>
      <TextRows
        label={label}
        count={model.rowCount}
        row={(index) => model.rows(index, index + 1)[0] ?? null}
        language={language}
        marked={found.rows[find.at] ?? null}
        handle={window}
      />
    </div>
  );
}
