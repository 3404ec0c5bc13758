import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { PrintButton } from '@/components/policies/print-button';
import { ProfileHead } from '@/components/policies/profile-head';
import { PublicProfileView } from '@/components/policies/public-profile';
import { buttonClass } from '@/components/ui/button';
import { clientAddress } from '@/lib/auth/client-address';
import { openAppProfile } from '@/lib/domain/app-profiles/app-profile';
import { env } from '@/lib/env';
import { dayOf } from '@/lib/format/dates';

type Params = Readonly<{ params: Promise<{ profile: string }> }>;

/** Opened once for a page and its title: each look counts. */
const open = cache(async (slug: string) => openAppProfile(slug, clientAddress(await headers())));

/** For those who were sent the address: no search engine keeps it, and it goes to nobody as a referrer. */
export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const found = await open((await params).profile);
  return {
    title: found ? `${found.profile.name}, profile of an app` : 'Profile of an app',
    robots: { index: false, follow: false },
    referrer: 'no-referrer',
  };
}

/** What an app makes public of itself: what it asks for, who runs it, and how it treats data. A document, to be sent. */
export default async function ProfilePage({ params }: Params) {
  const { profile: slug } = await params;
  const found = await open(slug);
  if (!found) notFound();
  const { profile, version, publishedAt } = found;
  const portal = new URL(env().APP_URL);
  return (
    <main
      id="main"
      tabIndex={-1}
      className="mx-auto w-full max-w-3xl px-4 py-8 outline-none sm:px-6 print:max-w-none print:p-0"
    >
      <ProfileHead
        profile={profile}
        edition={`Version ${version}, published ${dayOf(publishedAt)}`}
        actions={
          <>
            <PrintButton />
            <a href={`/api/v1/profiles/${slug}`} className={buttonClass()}>
              As JSON
            </a>
          </>
        }
      />
      <PublicProfileView profile={profile} />
      <footer className="mt-6 space-y-1 border-t border-line pt-4 text-xs text-muted">
        <p>
          The people who run {profile.name} have written this. Nobody has certified it. A later
          version stands at the same address:
        </p>
        <p className="font-mono break-all">{`${portal.origin}/profiles/${slug}`}</p>
        <p>
          {profile.practice.updatedAt !== null &&
            `The answers were last changed ${dayOf(profile.practice.updatedAt)}. `}
          Published with Onramp at {portal.host}.
        </p>
      </footer>
    </main>
  );
}
