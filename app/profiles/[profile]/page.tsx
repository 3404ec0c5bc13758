import { Link2Off } from 'lucide-react';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { PublicHeader } from '@/components/layout/public-header';
import { PrintButton } from '@/components/policies/print-button';
import { PublicProfileView } from '@/components/policies/public-profile';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { clientAddress } from '@/lib/auth/client-address';
import { openAppProfile } from '@/lib/domain/app-profiles/app-profile';
import { dayOf } from '@/lib/format/dates';

/** For those who were sent the address; no search engine keeps it. */
export const metadata: Metadata = {
  title: 'Profile of an app',
  robots: { index: false, follow: false },
};

/** What an app makes public of itself: what it asks for, who runs it, and how it treats data. */
export default async function ProfilePage({
  params,
}: Readonly<{ params: Promise<{ profile: string }> }>) {
  const { profile: slug } = await params;
  const found = await openAppProfile(slug, clientAddress(await headers()));
  return (
    <div className="min-h-dvh">
      <PublicHeader className="border-b border-line bg-surface print:hidden" />
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-3xl px-4 py-6 outline-none sm:px-6"
      >
        {found ? (
          <>
            {found.profile.logo && (
              // eslint-disable-next-line @next/next/no-img-element -- a data: URL has nothing to optimize
              <img
                src={found.profile.logo.dataUrl}
                alt=""
                className="mb-3 max-h-16 max-w-40 object-contain"
              />
            )}
            <PageHeader
              title={found.profile.name}
              description={`Version ${found.version} of this profile, published ${dayOf(found.publishedAt)}. It says what the app’s own people say; nobody has certified it.`}
              actions={
                <>
                  <PrintButton />
                  <a href={`/api/v1/profiles/${slug}`} className={`${buttonClass()} print:hidden`}>
                    As JSON
                  </a>
                </>
              }
            />
            <PublicProfileView profile={found.profile} />
          </>
        ) : (
          <>
            <h1 className="sr-only">Profile of an app</h1>
            <Card>
              <EmptyState icon={Link2Off} title="This address opens nothing">
                It is not complete, or the profile is not public any more. Ask whoever gave it to
                you for a new one.
              </EmptyState>
            </Card>
          </>
        )}
      </main>
    </div>
  );
}
