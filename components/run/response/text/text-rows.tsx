'use client';

import { useEffect, useRef, useState, type Ref } from 'react';
import { cn } from '@/components/ui/cn';
import { piecesOf, type Piece } from './line-pieces';
import { RowWindow, type RowWindowHandle } from './row-window';
import type { TextRow } from './text-model';

export const textRowHeight = 20;

export type Language = 'json' | 'xml' | 'text';

const colours: Record<Piece['kind'], string | undefined> = {
  plain: undefined,
  name: 'text-accent-strong',
  string: 'text-ink',
  number: 'text-info',
  word: 'text-warn',
  mark: 'text-faint',
};

/** How many characters of the fixed font fit beside the line numbers; told again when that changes. */
export function useColumns(): [ref: Ref<HTMLDivElement>, columns: number] {
  const element = useRef<HTMLDivElement>(null);
  const [columns, setColumns] = useState(100);
  useEffect(() => {
    const box = element.current;
    const probe = box?.querySelector('[data-probe]');
    if (!box || !probe) return;
    const measure = (): void => {
      const character = probe.getBoundingClientRect().width / 10;
      // Line numbers, padding and the scroll bar.
      const room = box.clientWidth - 92;
      if (character > 0) setColumns(Math.max(20, Math.floor(room / character)));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return [element, columns];
}

/** Rows of text with line numbers and colours. A row that is not there yet is left empty. */
export function TextRows({
  label,
  count,
  row,
  language,
  marked,
  onRange,
  handle,
}: Readonly<{
  label: string;
  count: number;
  row: (index: number) => TextRow | null;
  language: Language;
  /** The row of the find that is looked at. */
  marked: number | null;
  onRange?: (from: number, to: number) => void;
  handle?: Ref<RowWindowHandle>;
}>) {
  return (
    <RowWindow
      role="region"
      aria-label={label}
      count={count}
      rowHeight={textRowHeight}
      onRange={onRange}
      {...(handle ? { handle } : {})}
      className="bg-sunken"
      renderRow={(index, top) => {
        const line = row(index);
        return (
          <div
            key={index}
            className={cn(
              'absolute left-0 flex h-5 min-w-full leading-5 whitespace-pre',
              index === marked && 'bg-warn-soft',
            )}
            style={{ top }}
          >
            <span
              aria-hidden
              className="w-14 shrink-0 pr-3 text-right text-faint select-none"
              data-line={line?.number ?? undefined}
            >
              {line?.number ?? ''}
            </span>
            <span>
              {line === null
                ? ' '
                : piecesOf(line.text, language).map((piece, at) => (
                    <span key={at} className={colours[piece.kind]}>
                      {piece.text}
                    </span>
                  ))}
            </span>
          </div>
        );
      }}
    />
  );
}
