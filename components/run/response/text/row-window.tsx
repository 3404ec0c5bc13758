'use client';

import { useCallback, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { KeyboardEventHandler, ReactNode, Ref, UIEvent } from 'react';
import { cn } from '@/components/ui/cn';

/** Browsers cannot make an element taller than this; beyond it scrolling goes faster than one to one. */
const tallest = 15_000_000;
const spare = 10;

/** What a caller can make a window of rows do. */
export interface RowWindowHandle {
  /** Brings a row into view, in the middle unless it is there already. */
  show: (index: number) => void;
}

/**
 * Rows of one height of which only those in view are in the page, for millions of them.
 *
 * @param onRange told which rows are needed
 */
export function RowWindow({
  count,
  rowHeight,
  renderRow,
  onRange,
  className,
  handle,
  ...rest
}: Readonly<{
  count: number;
  rowHeight: number;
  renderRow: (index: number, top: number) => ReactNode;
  onRange?: ((from: number, to: number) => void) | undefined;
  className?: string;
  handle?: Ref<RowWindowHandle>;
  role?: string;
  'aria-label': string;
  'aria-activedescendant'?: string | undefined;
  onKeyDown?: KeyboardEventHandler | undefined;
}>) {
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 512 });
  const full = count * rowHeight;
  const shown = Math.min(full, tallest);
  // How many pixels of rows one pixel of the scroll bar stands for.
  const scale = full > tallest ? (full - view.height) / (tallest - view.height) : 1;
  const offset = view.top * scale;
  const from = Math.max(0, Math.floor(offset / rowHeight) - spare);
  const to = Math.min(count, Math.ceil((offset + view.height) / rowHeight) + spare);

  useEffect(() => onRange?.(from, to), [onRange, from, to]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setView((known) => ({ ...known, height: element.clientHeight })),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const onScroll = (event: UIEvent<HTMLDivElement>): void => {
    const top = event.currentTarget.scrollTop;
    setView((known) => ({ ...known, top }));
  };

  const show = useCallback(
    (index: number): void => {
      const element = scroller.current;
      if (!element) return;
      const place = index * rowHeight;
      const at = element.scrollTop * scale;
      if (place >= at && place + rowHeight <= at + element.clientHeight) return;
      element.scrollTop = Math.max(0, place - element.clientHeight / 2) / scale;
    },
    [rowHeight, scale],
  );
  useImperativeHandle(handle, () => ({ show }), [show]);

  const rows: ReactNode[] = [];
  for (let index = from; index < to; index += 1) {
    rows.push(renderRow(index, view.top + index * rowHeight - offset));
  }
  return (
    <div
      ref={scroller}
      tabIndex={0}
      onScroll={onScroll}
      className={cn('max-h-[32rem] overflow-auto font-mono text-xs -outline-offset-2', className)}
      {...rest}
    >
      <div role="none" className="relative" style={{ height: shown }}>
        {rows}
      </div>
    </div>
  );
}
