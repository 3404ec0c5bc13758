'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { currentOf } from '@/components/layout/nav';
import { cn } from '@/components/ui/cn';

const sections = [
  { path: '/plan', label: 'Plan' },
  { path: '/choose', label: 'Flow' },
  { path: '/metadata', label: 'Metadata' },
  { path: '/clients', label: 'Clients' },
  { path: '/keys', label: 'Keys' },
  { path: '/registrations', label: 'Registrations' },
  { path: '/policies', label: 'Policies' },
  { path: '/outreach', label: 'Outreach' },
  { path: '/activity', label: 'Activity' },
] as const;

/** The sections of an app. `root` is the address of its page. */
export function AppNav({ root }: Readonly<{ root: string }>) {
  const pathname = usePathname();
  return (
    <nav aria-label="Sections of the app" className="mb-6 border-b border-line print:hidden">
      <ul className="-mb-px flex gap-1 overflow-x-auto">
        {sections.map(({ path, label }) => {
          const current = currentOf(root + path, pathname);
          return (
            <li key={path}>
              <Link
                href={root + path}
                aria-current={current}
                className={cn(
                  'inline-flex border-b-2 border-transparent px-3 py-2 text-sm font-medium whitespace-nowrap text-muted -outline-offset-2 hover:text-ink',
                  current && 'border-accent text-ink',
                )}
              >
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
