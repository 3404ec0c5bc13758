'use client';

import { ChevronsDownUp, ChevronsUpDown, Copy } from 'lucide-react';
import { useCallback, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { copyText } from '@/components/ui/copy-text';
import { linkOfMember } from '../fhir-path';
import { JsonTreeRow } from '../json-tree-row';
import { RowWindow, type RowWindowHandle } from '../text/row-window';
import { FindBar } from '../text/find-bar';
import type { TreeRow } from './tree-model';
import { useFind } from './use-find';
import type { BodyClient } from './use-large-body';
import { useRows } from './use-rows';

const rowHeight = 22;

/** A large JSON value as a tree: a worker has it, the page has the rows in view. Keys as in the small one. */
export function LargeTree({
  client,
  initialCount,
  links,
}: Readonly<{
  client: BodyClient;
  initialCount: number;
  links: { baseUrl: string; onPath: (path: string) => void } | undefined;
}>) {
  const id = useId();
  const handle = useRef<RowWindowHandle>(null);
  const [count, setCount] = useState(initialCount);
  const [active, setActive] = useState(0);
  const load = useCallback(
    async (from: number, to: number): Promise<TreeRow[]> =>
      (await client.ask({ type: 'rows', pane: 'tree', from, to })).tree,
    [client],
  );
  const { row, need, forget } = useRows(load);
  const find = useFind(client, 'tree', show);
  const current = row(active);

  function changed(answer: { count: number; row?: number | null }): void {
    setCount(answer.count);
    forget();
    if (typeof answer.row === 'number') go(answer.row);
  }
  function go(at: number): void {
    setActive(at);
    // The window knows the new count only when it has been drawn.
    requestAnimationFrame(() => handle.current?.show(at));
  }
  const pathOf = (one: TreeRow): string | null =>
    links ? linkOfMember(one.name, one.value, links.baseUrl) : null;

  async function onKeyDown(event: KeyboardEvent): Promise<void> {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const isOurs = /^(Arrow|Page|Home|End|Enter| )|^[\p{L}\p{N}_]$/u.test(event.key);
    if (!isOurs) return;
    event.preventDefault();
    event.stopPropagation();
    const path = event.key === 'Enter' && current ? pathOf(current) : null;
    if (path !== null) links?.onPath(path);
    else changed(await client.ask({ type: 'press', row: active, key: event.key }));
  }

  async function show(at: number): Promise<void> {
    changed(await client.ask({ type: 'reveal', pane: 'tree', find: at }));
  }

  async function copyValue(): Promise<void> {
    const { text } = await client.ask({ type: 'value', row: active });
    await copyText(text, 'value');
  }

  return (
    <div className="min-w-0 overflow-hidden rounded-lg border border-line">
      <div className="flex flex-wrap items-center gap-1 border-b border-line bg-sunken/50 px-2 py-1">
        {([true, false] as const).map((isOpen) => (
          <Button
            key={String(isOpen)}
            kind="ghost"
            size="sm"
            onClick={() => {
              setActive(0);
              void client.ask({ type: 'all', isOpen }).then(changed);
            }}
          >
            {isOpen ? <ChevronsUpDown aria-hidden /> : <ChevronsDownUp aria-hidden />}
            {isOpen ? 'Expand all' : 'Collapse all'}
          </Button>
        ))}
        <FindBar
          label="Find in the tree"
          state={find.state}
          onText={(text) => void find.look(text)}
          onStep={find.step}
        />
        <CopyButton value={current?.path ?? ''} label="path" showLabel />
        <Button kind="ghost" size="sm" onClick={() => void copyValue()}>
          <Copy aria-hidden /> Copy value
        </Button>
        <span className="min-w-0 basis-full truncate px-1 font-mono text-xs text-muted">
          {current?.path === '' ? '(whole)' : current?.path}
        </span>
      </div>
      <RowWindow
        role="tree"
        aria-label="Response as a tree"
        aria-activedescendant={current ? `${id}-${active}` : undefined}
        onKeyDown={(event) => void onKeyDown(event)}
        handle={handle}
        count={count}
        rowHeight={rowHeight}
        onRange={need}
        renderRow={(index, top) => {
          const one = row(index);
          if (!one) return null;
          const path = pathOf(one);
          return (
            <JsonTreeRow
              key={index}
              id={`${id}-${index}`}
              row={{ ...one, parent: -1 }}
              top={top}
              isActive={index === active}
              isLink={path !== null}
              onActivate={() => setActive(index)}
              onToggle={() => {
                setActive(index);
                void client.ask({ type: 'toggle', row: index }).then(changed);
              }}
              onFollow={() => {
                if (path !== null) links?.onPath(path);
              }}
            />
          );
        }}
      />
    </div>
  );
}
