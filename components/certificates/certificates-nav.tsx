'use client';

import { usePathname } from 'next/navigation';
import { currentOf } from '@/components/layout/nav';
import { SectionNav } from '@/components/layout/section-nav';

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
    <SectionNav
      label="Certificates and trust"
      links={pages.map(({ path, label }) => {
        const href = root + path;
        const current = path === '' && isElsewhere ? undefined : currentOf(href, pathname);
        return { href, label, current };
      })}
    />
  );
}
