'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { FindBar, nothingSought, type FindState } from '../text/find-bar';
import type { RowWindowHandle } from '../text/row-window';
import { TextRows, useColumns, type Language } from '../text/text-rows';
import type { TextRow } from '../text/text-model';
import type { BodyClient } from './use-large-body';
import { useRows } from './use-rows';

/** A large text: a worker has it, the page has the rows in view. */
export function LargeText({
  client,
  language,
  isIndented,
}: Readonly<{ client: BodyClient; language: Language; isIndented: boolean }>) {
  const [box, columns] = useColumns();
  const handle = useRef<RowWindowHandle>(null);
  const [count, setCount] = useState(0);
  const [find, setFind] = useState<FindState>(nothingSought);
  const [marked, setMarked] = useState<number | null>(null);
  const sought = useRef(0);
  const load = useCallback(
    async (from: number, to: number): Promise<TextRow[]> =>
      (await client.ask({ type: 'rows', pane: 'text', from, to })).text,
    [client],
  );
  const { row, need, forget } = useRows(load);

  useEffect(() => {
    let isLeft = false;
    void client.ask({ type: 'layOut', columns, isIndented }).then((laidOut) => {
      if (isLeft) return;
      setCount(laidOut.count);
      setFind(nothingSought);
      setMarked(null);
      forget();
    });
    return () => {
      isLeft = true;
    };
  }, [client, columns, isIndented, forget]);

  async function show(at: number): Promise<void> {
    const { row: place } = await client.ask({ type: 'reveal', pane: 'text', find: at });
    setMarked(place);
    handle.current?.show(place);
  }

  async function look(text: string): Promise<void> {
    sought.current += 1;
    const mine = sought.current;
    setFind({ ...nothingSought, text, isBusy: true });
    setMarked(null);
    const found = await client.ask({ type: 'find', pane: 'text', text });
    if (mine !== sought.current) return;
    setFind({ text, ...found, at: found.count > 0 ? 0 : -1, isBusy: false });
    if (found.count > 0) await show(0);
  }

  return (
    <div ref={box} className="relative min-w-0 overflow-hidden rounded-lg border border-line">
      <span data-probe aria-hidden className="invisible absolute font-mono text-xs">
        0000000000
      </span>
      <div className="border-b border-line bg-sunken/50 px-2 py-1">
        <FindBar
          label="Find in the response body"
          state={find}
          onText={(text) => void look(text)}
          onStep={(step) => {
            if (find.count === 0) return;
            const at = (find.at + step + find.count) % find.count;
            setFind({ ...find, at });
            void show(at);
          }}
        />
      </div>
      <TextRows
        label="response body"
        count={count}
        row={row}
        language={language}
        marked={marked}
        onRange={need}
        handle={handle}
      />
    </div>
  );
}
