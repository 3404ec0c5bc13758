'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronsDownUp, ChevronsUpDown } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { linkOfMember } from './fhir-path';
import { closablePointers, flattenJson, initiallyClosed, withoutAncestors } from './json-rows';
import { JsonTreeRow } from './json-tree-row';
import { moveInTree } from './tree-keys';

const rowHeight = 22;

/**
 * A JSON value as a tree that stays quick at any size: only the rows in view are in the page. Arrow keys
 * walk, right and left open and close, letters jump to a name, Enter follows a reference.
 *
 * @param links makes references to `baseUrl` links that call `onPath`
 * @param at JSON Pointer of the row to begin with: what is above it is open, and it is in view
 */
export function JsonTree({
  value,
  label,
  links,
  at = '',
}: Readonly<{
  value: unknown;
  label: string;
  at?: string | undefined;
  links?: { baseUrl: string; onPath: (path: string) => void } | undefined;
}>) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [closed, setClosed] = useState<ReadonlySet<string>>(() =>
    withoutAncestors(initiallyClosed(value), at),
  );
  const [activePointer, setActivePointer] = useState(at);
  const rows = useMemo(() => flattenJson(value, closed), [value, closed]);
  const active = Math.max(
    0,
    rows.findIndex((row) => row.pointer === activePointer),
  );
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions are used in this component only
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });

  const beginning = useRef(active);
  useEffect(() => {
    if (beginning.current > 0) virtual.scrollToIndex(beginning.current, { align: 'center' });
  }, [virtual]);

  function toggle(pointer: string): void {
    const next = new Set(closed);
    if (!next.delete(pointer)) next.add(pointer);
    setClosed(next);
    setActivePointer(pointer);
  }

  function activate(index: number): void {
    const row = rows[index];
    if (!row) return;
    setActivePointer(row.pointer);
    virtual.scrollToIndex(index);
  }

  function pathOf(index: number): string | null {
    const row = rows[index];
    return row && links ? linkOfMember(row.name, row.value, links.baseUrl) : null;
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const path = event.key === 'Enter' ? pathOf(active) : null;
    const move = path === null ? moveInTree(rows, active, event.key) : null;
    if (path === null && !move) return;
    event.preventDefault();
    event.stopPropagation();
    if (path !== null) links?.onPath(path);
    if (move?.kind === 'go') activate(move.index);
    if (move?.kind === 'toggle') toggle(move.pointer);
  }

  const current = rows[active];
  const type = resourceTypeOf(value);
  return (
    <div className="min-w-0 overflow-hidden rounded-lg border border-line">
      <div className="flex flex-wrap items-center gap-1 border-b border-line bg-sunken/50 px-2 py-1">
        <Button kind="ghost" size="sm" onClick={() => setClosed(new Set())}>
          <ChevronsUpDown aria-hidden />
          Expand all
        </Button>
        <Button kind="ghost" size="sm" onClick={() => setClosed(closablePointers(value, 1))}>
          <ChevronsDownUp aria-hidden />
          Collapse all
        </Button>
        <span
          className="ml-auto min-w-0 truncate px-1 font-mono text-xs text-muted"
          title={current?.path}
        >
          {current?.path === '' ? '(whole)' : current?.path}
        </span>
        <CopyButton value={current?.path ?? ''} label="path" showLabel />
        {type !== null && (
          <CopyButton
            value={current?.path ? `${type}.${current.path}` : type}
            label="FHIRPath"
            showLabel
          />
        )}
        <CopyButton
          value={() =>
            typeof current?.value === 'string'
              ? current.value
              : (JSON.stringify(current?.value, null, 2) ?? '')
          }
          label="value"
          showLabel
        />
      </div>
      <div
        ref={scroller}
        role="tree"
        tabIndex={0}
        aria-label={label}
        aria-activedescendant={`${id}-${active}`}
        onKeyDown={onKeyDown}
        className="max-h-[32rem] overflow-auto py-1 font-mono text-xs -outline-offset-2"
      >
        <div role="none" className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            const path = pathOf(item.index);
            return (
              <JsonTreeRow
                key={row.pointer}
                id={`${id}-${item.index}`}
                row={row}
                top={item.start}
                isActive={item.index === active}
                isLink={path !== null}
                onActivate={() => setActivePointer(row.pointer)}
                onToggle={() => toggle(row.pointer)}
                onFollow={() => {
                  if (path !== null) links?.onPath(path);
                }}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

function resourceTypeOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const type = (value as Record<string, unknown>)['resourceType'];
  return typeof type === 'string' ? type : null;
}
