import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { Link2Off } from 'lucide-react';
import { PublicHeader } from '@/components/layout/public-header';
import { SharedRunView } from '@/components/share/shared-run';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Time } from '@/components/ui/time';
import { clientAddress } from '@/lib/auth/client-address';
import { openShare } from '@/lib/domain/shares/open-share';
import { exactTime } from '@/lib/format/dates';

/** The address holds the key to the run: it is for nobody's index, and goes to nobody as a referrer. */
export const metadata: Metadata = {
  title: 'A shared run',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
};

/** A redacted run for whoever has the link. */
export default async function SharePage({
  params,
}: Readonly<{ params: Promise<{ token: string }> }>) {
  const { token } = await params;
  const run = await openShare(token, clientAddress(await headers()));
  return (
    <div className="min-h-dvh">
      <PublicHeader className="border-b border-line bg-surface" />
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-6xl px-4 py-6 outline-none sm:px-6"
      >
        {run ? (
          <>
            <PageHeader
              title={<span className="font-mono text-xl wrap-anywhere">{run.title}</span>}
              description={
                <p>
                  A run of somebody who uses Onramp, shared with you. It began{' '}
                  {exactTime(run.startedAt)}; the link opens until{' '}
                  <Time at={run.expiresAt} now={new Date().toISOString()} />. Secrets are masked
                  {run.includeBodies ? '.' : ', and FHIR data was left out.'}
                </p>
              }
            />
            <SharedRunView run={run} />
          </>
        ) : (
          <>
            <h1 className="sr-only">A shared run</h1>
            <Card>
              <EmptyState
                icon={Link2Off}
                title="This link opens nothing"
                actions={
                  <Link href="/" className={buttonClass()}>
                    Go to the start
                  </Link>
                }
              >
                It is not complete, was revoked, or has expired. Ask whoever gave it to you for a
                new one.
              </EmptyState>
            </Card>
          </>
        )}
      </main>
    </div>
  );
}
