'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { FindBar } from '../text/find-bar';
import type { RowWindowHandle } from '../text/row-window';
import { TextRows, useColumns, type Language } from '../text/text-rows';
import type { TextRow } from '../text/text-model';
import { useFind } from './use-find';
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
  const [marked, setMarked] = useState<number | null>(null);
  const load = useCallback(
    async (from: number, to: number): Promise<TextRow[]> =>
      (await client.ask({ type: 'rows', pane: 'text', from, to })).text,
    [client],
  );
  const { row, need, forget } = useRows(load);
  const { forget: forgetFind, ...find } = useFind(client, 'text', show, () => setMarked(null));

  useEffect(() => {
    let isLeft = false;
    void client.ask({ type: 'layOut', columns, isIndented }).then((laidOut) => {
      if (isLeft) return;
      setCount(laidOut.count);
      forgetFind();
      setMarked(null);
      forget();
    });
    return () => {
      isLeft = true;
    };
  }, [client, columns, isIndented, forget, forgetFind]);

  async function show(at: number): Promise<void> {
    const { row: place } = await client.ask({ type: 'reveal', pane: 'text', find: at });
    setMarked(place);
    handle.current?.show(place);
  }

  return (
    <div ref={box} className="relative min-w-0 overflow-hidden rounded-lg border border-line">
      <span data-probe aria-hidden className="invisible absolute font-mono text-xs">
        0000000000
      </span>
      <div className="border-b border-line bg-sunken/50 px-2 py-1">
        <FindBar
          label="Find in the response body"
          state={find.state}
          onText={(text) => void find.look(text)}
          onStep={find.step}
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
