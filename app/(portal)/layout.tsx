import type { ReactNode } from 'react';
import { requireUser } from '@/lib/auth/session';

/** Everything in this group is for people who are signed in. */
export default async function PortalLayout({ children }: Readonly<{ children: ReactNode }>) {
  await requireUser();
  return children;
}
