import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { shellData } from '@/app/(portal)/shell-data';
import { AppShell } from '@/components/layout/app-shell';
import { requireMember } from './require-member';

interface Props {
  children: ReactNode;
  params: Promise<{ workspace: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { member } = await requireMember((await params).workspace);
  const { name } = member.workspace;
  return { title: { default: name, template: `%s · ${name} · Onramp` } };
}

export default async function WorkspaceLayout({ children, params }: Props) {
  const { workspace } = await params;
  const { user, member } = await requireMember(workspace);
  return <AppShell data={await shellData(user, member.workspace.slug)}>{children}</AppShell>;
}
