'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { currentOf } from '@/components/layout/nav';
import { cn } from '@/components/ui/cn';

const items = [
  { href: '/admin/requests', label: 'Requests' },
  { href: '/admin/communities', label: 'Communities' },
  { href: '/admin/ca', label: 'Test CA' },
  { href: '/admin/directory', label: 'Directory' },
];

/** The pages of those who operate the portal. */
export function AdminNav() {
  const pathname = usePathname();
  return (
    <nav aria-label="Administration" className="mb-6 border-b border-line">
      <ul className="-mb-px flex gap-1 overflow-x-auto">
        {items.map((item) => {
          const isCurrent = currentOf(item.href, pathname);
          return (
            <li key={item.href}>
              <Link
                href={item.href}
                aria-current={isCurrent}
                className={cn(
                  'inline-flex border-b-2 border-transparent px-3 py-2 text-sm font-medium whitespace-nowrap text-muted -outline-offset-2 hover:text-ink',
                  isCurrent && 'border-accent text-ink',
                )}
              >
                {item.label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
