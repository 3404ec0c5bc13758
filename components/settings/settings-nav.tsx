'use client';

import { usePathname } from 'next/navigation';
import { SectionNav } from '@/components/layout/section-nav';

/** The pages of the settings that the role may see. */
export function SettingsNav({
  items,
}: Readonly<{ items: readonly { href: string; label: string }[] }>) {
  const pathname = usePathname();
  return (
    <SectionNav
      label="Settings"
      links={items.map((item) => ({
        ...item,
        current: pathname === item.href ? 'page' : undefined,
      }))}
    />
  );
}
