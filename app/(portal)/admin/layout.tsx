import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { shellData } from '@/app/(portal)/shell-data';
import { AdminNav } from '@/components/admin/admin-nav';
import { AppShell } from '@/components/layout/app-shell';
import { waitingInDirectory } from './waiting-in-directory';
import { requireOperator } from './require-operator';

export const metadata: Metadata = {
  title: { default: 'Administration', template: '%s · Administration · Onramp' },
};

export default async function AdminLayout({ children }: Readonly<{ children: ReactNode }>) {
  const { user } = await requireOperator();
  return (
    <AppShell data={await shellData(user, null)}>
      <AdminNav waiting={await waitingInDirectory()} />
      {children}
    </AppShell>
  );
}
