import Link from 'next/link';
import { Callout } from '@/components/ui/callout';
import type { DirectoryAnswer, DirectoryQuery } from '@/lib/schemas/directory';
import { searchAddress } from './search-address';

/** What the box was taken for, where that is not plain: mended words, a loose search, a remark. */
export function Understood({
  answer,
  query,
  root,
}: Readonly<{ answer: DirectoryAnswer; query: DirectoryQuery; root: string }>) {
  const { corrections, isLoose, note, words } = answer.understood;
  return (
    <div className="space-y-2 empty:hidden" aria-live="polite">
      {corrections.length > 0 && (
        <Callout tone="info" title={`Searched for “${words}”`}>
          {corrections.map(({ from, to }) => `“${from}” was read as “${to}”`).join(', ')}.{' '}
          <Link
            href={searchAddress(root, { ...query, exact: '1', page: 1 })}
            className="font-medium underline"
          >
            Search for “{query.q}” as it is
          </Link>
        </Callout>
      )}
      {isLoose && answer.hits.length > 0 && (
        <Callout tone="info" title="Nothing has all the words">
          These have some of them.
        </Callout>
      )}
      {note && answer.hits.length > 0 && <Callout tone="warn" title={note} />}
    </div>
  );
}
