import 'server-only';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { getApp } from '@/lib/domain/apps/get-app';
import { AppError } from '@/lib/errors';
import { requireMember } from '../../require-member';

/** The app that an address names, and who looks at it; not found when the workspace does not have it. */
export const findApp = cache(async function findApp(slug: string, id: string) {
  const { member } = await requireMember(slug);
  try {
    return { member, app: await getApp(member.workspace.id, id) };
  } catch (error) {
    if (error instanceof AppError && error.code === 'resource.not_found') notFound();
    throw error;
  }
});
