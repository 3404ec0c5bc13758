import Link from 'next/link';
import type { ReactNode } from 'react';
import { PublicHeader } from '@/components/layout/public-header';

export default function AuthLayout({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <div className="flex min-h-dvh flex-col">
      <PublicHeader>
        <Link href="/docs" className="px-2 py-1 text-sm font-medium text-muted hover:text-ink">
          Documentation
        </Link>
      </PublicHeader>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-md flex-1 px-4 pt-4 pb-12 outline-none sm:pt-12"
      >
        {children}
      </main>
    </div>
  );
}
