import Link from 'next/link';
import { countedMany } from '@/components/directory-admin/source-words';
import { Callout } from '@/components/ui/callout';
import type { WaitingCounts } from './admin-nav';

const linkClass = 'text-accent-strong underline underline-offset-2';

/** What of the directory waits, for the page where the operator begins; nothing when nothing does. */
export function WaitingNote({ waiting }: Readonly<{ waiting: WaitingCounts }>) {
  const { suggestions, duplicates } = waiting;
  if (suggestions + duplicates === 0) return null;
  return (
    <Callout title="In the directory, too, something waits for you" className="mb-4">
      <ul className="mt-1 space-y-0.5">
        {suggestions > 0 && (
          <li>
            <Link href="/admin/directory/suggestions" className={linkClass}>
              {countedMany(suggestions, 'suggestion')} of members
            </Link>
          </li>
        )}
        {duplicates > 0 && (
          <li>
            <Link href="/admin/directory/duplicates" className={linkClass}>
              {countedMany(duplicates, 'possible duplicate')}
            </Link>
          </li>
        )}
      </ul>
    </Callout>
  );
}
