'use client';

import { usePathname } from 'next/navigation';
import { currentOf } from '@/components/layout/nav';
import { SectionNav } from '@/components/layout/section-nav';

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
    <SectionNav
      label="Sections of the app"
      links={sections.map(({ path, label }) => ({
        href: root + path,
        label,
        current: currentOf(root + path, pathname),
      }))}
    />
  );
}
