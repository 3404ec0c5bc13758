'use client';

import { useCallback, useRef, useState } from 'react';

const most = 2000;

/** Rows that a worker gives, kept while they are near. `forget` is for when what they show has changed. */
export function useRows<Row>(load: (from: number, to: number) => Promise<readonly Row[]>) {
  const kept = useRef(new Map<number, Row>());
  const version = useRef(0);
  const range = useRef<[from: number, to: number]>([0, 60]);
  const [, redraw] = useState(0);

  const need = useCallback(
    (from: number, to: number): void => {
      range.current = [from, to];
      const rows = kept.current;
      let [first, last] = [from, to];
      while (first < last && rows.has(first)) first += 1;
      while (last > first && rows.has(last - 1)) last -= 1;
      if (first >= last) return;
      const asked = version.current;
      void load(first, last).then((loaded) => {
        if (asked !== version.current) return;
        if (rows.size > most) rows.clear();
        loaded.forEach((row, index) => rows.set(first + index, row));
        redraw((count) => count + 1);
      });
    },
    [load],
  );

  const forget = useCallback((): void => {
    version.current += 1;
    kept.current.clear();
    need(...range.current);
  }, [need]);

  return { row: (index: number): Row | null => kept.current.get(index) ?? null, need, forget };
}
