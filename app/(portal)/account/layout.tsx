import type { ReactNode } from 'react';
import { shellData } from '@/app/(portal)/shell-data';
import { AppShell } from '@/components/layout/app-shell';
import { requireUser } from '@/lib/auth/session';

export default async function AccountLayout({ children }: Readonly<{ children: ReactNode }>) {
  const user = await requireUser();
  return <AppShell data={await shellData(user, null)}>{children}</AppShell>;
}
