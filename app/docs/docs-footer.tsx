import Link from 'next/link';
import { productVersion } from '@/lib/domain/docs/product-version';
import { dayOf } from '@/lib/format/dates';

/** Which version of the product the documentation belongs to. */
export function DocsFooter() {
  const { version, date } = productVersion();
  return (
    <footer className="mt-10 border-t border-line pt-4 text-sm text-muted">
      Onramp {version}, {dayOf(date)}.{' '}
      <Link href="/docs/changes" className="text-accent underline underline-offset-2">
        What changed
      </Link>
    </footer>
  );
}
