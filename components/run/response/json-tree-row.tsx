import { ChevronRight } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import type { JsonRow } from './json-rows';

const colours: Record<JsonRow['kind'], string> = {
  object: 'text-faint',
  array: 'text-faint',
  string: 'text-ink',
  number: 'text-info',
  boolean: 'text-warn',
  null: 'text-faint',
};

function preview(row: JsonRow): string {
  const count = row.childCount;
  if (row.kind === 'array')
    return row.isOpen ? '' : `[${count === 1 ? '1 item' : `${count} items`}]`;
  if (row.kind !== 'object') return JSON.stringify(row.value) ?? 'null';
  if (row.isOpen) return '';
  const value = row.value as Record<string, unknown>;
  const type = typeof value['resourceType'] === 'string' ? `${value['resourceType']} ` : '';
  return `${type}{${count === 1 ? '1 member' : `${count} members`}}`;
}

/** One row of the JSON tree. */
export function JsonTreeRow({
  id,
  row,
  top,
  isActive,
  isLink,
  onActivate,
  onToggle,
  onFollow,
}: Readonly<{
  id: string;
  row: JsonRow;
  top: number;
  isActive: boolean;
  isLink: boolean;
  onActivate: () => void;
  onToggle: () => void;
  onFollow: () => void;
}>) {
  const canOpen = row.childCount > 0;
  return (
    <div
      id={id}
      role="treeitem"
      aria-level={row.depth + 1}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-selected={isActive}
      aria-expanded={canOpen ? row.isOpen : undefined}
      onClick={canOpen ? onToggle : onActivate}
      className={cn(
        'absolute left-0 flex h-[22px] min-w-full cursor-default items-center pr-3 leading-[22px] whitespace-pre',
        isActive ? 'bg-accent-soft' : 'hover:bg-sunken',
      )}
      style={{ top, paddingLeft: `${0.5 + row.depth}rem` }}
    >
      <span className="inline-flex w-4 shrink-0">
        {canOpen && (
          <ChevronRight
            aria-hidden
            className={cn('size-3.5 text-faint', row.isOpen && 'rotate-90')}
          />
        )}
      </span>
      {row.name !== null && (
        <span className={typeof row.name === 'number' ? 'text-faint' : 'text-accent-strong'}>
          {row.name}
          <span className="text-faint">: </span>
        </span>
      )}
      {isLink ? (
        <button
          type="button"
          tabIndex={-1}
          title="Ask for this resource"
          className="text-accent underline underline-offset-2"
          onClick={(event) => {
            event.stopPropagation();
            onFollow();
          }}
        >
          {preview(row)}
        </button>
      ) : (
        <span className={colours[row.kind]}>{preview(row)}</span>
      )}
      {row.name === null && row.isOpen && (
        <span className="text-faint">{row.kind === 'array' ? '[…]' : '{…}'}</span>
      )}
    </div>
  );
}
