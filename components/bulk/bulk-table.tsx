'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { cn } from '@/components/ui/cn';
import type { BulkItem } from '@/lib/schemas/register';
import { BulkRowCells, rowClass } from './bulk-row';

const columns = ['Holder', 'State', 'What came of it', 'More'];
const retriable: readonly BulkItem['state'][] = ['failed', 'unknown', 'skipped'];

/** The holders of a bulk registration. However many there are, only those in view are in the page. */
export function BulkTable({
  items,
  root,
  onRetry,
}: Readonly<{
  items: readonly BulkItem[];
  /** Address of the workspace. */
  root: string;
  /** Absent for those who may only look, and while nothing can be tried again. */
  onRetry?: ((item: BulkItem) => void) | undefined;
}>) {
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions are used in this component only
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 48,
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 10,
    initialRect: { width: 1000, height: 600 },
  });
  return (
    <div role="table" aria-label="Holders" aria-rowcount={items.length + 1} className="min-w-0">
      <div role="rowgroup" className="border-b border-line max-md:sr-only">
        <div role="row" aria-rowindex={1} className={cn(rowClass, 'py-2 text-xs text-muted')}>
          {columns.map((column) => (
            <span key={column} role="columnheader">
              {column}
            </span>
          ))}
        </div>
      </div>
      <div
        ref={scroller}
        role="rowgroup"
        tabIndex={0}
        aria-label="Rows"
        className="max-h-[70vh] overflow-y-auto -outline-offset-2"
      >
        <div role="none" className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const item = items[index];
            if (!item) return null;
            return (
              <div
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                role="row"
                aria-rowindex={index + 2}
                className={cn(rowClass, 'absolute inset-x-0 top-0 border-b border-line py-2.5')}
                style={{ transform: `translateY(${start}px)` }}
              >
                <BulkRowCells
                  item={item}
                  root={root}
                  onRetry={
                    onRetry && retriable.includes(item.state) ? () => onRetry(item) : undefined
                  }
                />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
