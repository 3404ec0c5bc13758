import { Compass } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button';

/** What stands where nothing is. */
export function MissingPage({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center px-4 py-16 text-center">
      <span className="mb-4 rounded-full bg-sunken p-3 text-muted">
        <Compass aria-hidden className="size-6" />
      </span>
      <h1 className="text-xl font-semibold">There is no such page here</h1>
      <p className="mt-2 text-muted">{children}</p>
      <div className="mt-5 flex gap-2">
        <Link href="/" className={buttonClass('primary')}>
          Go to the start
        </Link>
        <Link href="/docs" className={buttonClass()}>
          Documentation
        </Link>
      </div>
    </div>
  );
}
