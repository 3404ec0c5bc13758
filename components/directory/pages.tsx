import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';

/** Back and forth through the pages of a search; nothing when there is one. */
export function Pages({
  page,
  pages,
  hrefOf,
}: Readonly<{ page: number; pages: number; hrefOf: (page: number) => string }>) {
  if (pages <= 1) return null;
  return (
    <nav aria-label="Pages" className="flex items-center justify-between gap-3 text-sm">
      {page > 1 ? (
        <Link href={hrefOf(page - 1)} rel="prev" className={buttonClass('secondary')}>
          Previous
        </Link>
      ) : (
        <span />
      )}
      <span className="text-muted">
        Page {page} of {pages}
      </span>
      {page < pages ? (
        <Link href={hrefOf(page + 1)} rel="next" className={buttonClass('secondary')}>
          Next
        </Link>
      ) : (
        <span />
      )}
    </nav>
  );
}
