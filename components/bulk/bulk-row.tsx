import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import type { BulkItem } from '@/lib/schemas/register';
import { itemStates } from './bulk-words';

const linkClass = 'text-accent underline underline-offset-2';

/** The columns of the table on a wide screen; on a narrow one the cells stand below each other. */
export const rowClass =
  'grid min-w-0 grid-cols-1 gap-x-4 gap-y-1.5 px-4 md:grid-cols-[minmax(0,5fr)_7rem_minmax(0,6fr)_8rem]';

function ItemState({ item }: Readonly<{ item: BulkItem }>) {
  const { word, tone } = itemStates.find(({ state }) => state === item.state) ?? {
    word: item.state,
    tone: 'neutral' as const,
  };
  return (
    <Badge tone={tone}>
      {item.state === 'running' && <Spinner />}
      {word}
    </Badge>
  );
}

/** The cells of one holder. `onRetry` is absent where it cannot be tried again. */
export function BulkRowCells({
  item,
  root,
  onRetry,
}: Readonly<{ item: BulkItem; root: string; onRetry?: (() => void) | undefined }>) {
  return (
    <>
      <span role="cell" className="min-w-0 font-mono text-xs break-all">
        <span className="mr-2 text-muted tabular-nums">{item.position}</span>
        {item.holder}
      </span>
      <span role="cell">
        <ItemState item={item} />
      </span>
      <span role="cell" className="min-w-0 text-xs break-words text-muted">
        {item.message}
        {item.attempts > 1 && ` (attempt ${item.attempts})`}
      </span>
      <span role="cell" className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
        {item.runId !== null && (
          <Link href={`${root}/runs/${item.runId}`} prefetch={false} className={linkClass}>
            Run<span className="sr-only"> at {item.holder}</span>
          </Link>
        )}
        {item.registrationId !== null && (
          <Link
            href={`${root}/registrations/${item.registrationId}`}
            prefetch={false}
            className={linkClass}
          >
            Registration<span className="sr-only"> at {item.holder}</span>
          </Link>
        )}
        {onRetry && (
          <Button size="sm" onClick={onRetry}>
            Retry<span className="sr-only"> {item.holder}</span>
          </Button>
        )}
      </span>
    </>
  );
}
