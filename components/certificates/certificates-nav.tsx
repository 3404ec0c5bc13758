'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { currentOf } from '@/components/layout/nav';
import { cn } from '@/components/ui/cn';

const pages = [
  { path: '', label: 'Certificates' },
  { path: '/keys', label: 'Keys' },
  { path: '/requests', label: 'Requests' },
  { path: '/communities', label: 'Communities' },
  { path: '/doctor', label: 'Trust doctor' },
  { path: '/test-set', label: 'Test set' },
] as const;

/** The pages about certificates, keys and trust. `root` is the address of the list of certificates. */
export function CertificatesNav({ root }: Readonly<{ root: string }>) {
  const pathname = usePathname();
  const isElsewhere = pages.slice(1).some(({ path }) => currentOf(root + path, pathname));
  return (
    <nav aria-label="Certificates and trust" className="mb-6 border-b border-line">
      <ul className="-mb-px flex gap-1 overflow-x-auto">
        {pages.map(({ path, label }) => {
          const href = root + path;
          const current = path === '' && isElsewhere ? undefined : currentOf(href, pathname);
          return (
            <li key={path}>
              <Link
                href={href}
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
