import 'server-only';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { publicApp } from '@/lib/domain/apps/public-app';

/** The public side of the app that an address names, once per request; not found when there is none. */
export const findPublicApp = cache(async function findPublicApp(id: string) {
  const app = await publicApp(id);
  if (!app) notFound();
  return app;
});

/** The head of the public pages of an app: its name, and that no search engine keeps it. */
export async function publicHead(id: string): Promise<Metadata> {
  const { metadata } = await findPublicApp(id);
  return { title: metadata.client_name, robots: { index: false, follow: false } };
}
