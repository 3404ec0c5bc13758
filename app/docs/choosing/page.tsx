import type { Metadata } from 'next';
import Link from 'next/link';
import { PublicInterview } from '@/components/guide/public-interview';
import { PageHeader } from '@/components/ui/page-header';
import { currentUser } from '@/lib/auth/session';
import { readerPlaces } from '@/lib/domain/docs/reader-places';
import { sandboxHolder } from '@/lib/domain/plans/sandbox-holder';
import { builtIn } from '@/lib/domain/profiles/built-in';
import { answersFromQuery } from '@/lib/guide/answers-address';

export const metadata: Metadata = { title: 'Choosing a flow' };

/** The interview without an account. */
export default async function ChoosingPage({
  searchParams,
}: Readonly<{ searchParams: Promise<Record<string, string | string[] | undefined>> }>) {
  const answers = answersFromQuery(await searchParams);
  const user = await currentUser();
  return (
    <>
      <PageHeader
        title="Choosing a flow"
        description={
          <>
            Nine questions that end in a recommendation with its reasons. You need no account: your
            answers stand in the address of this page and nowhere else, until you take them to an
            app.{' '}
            <Link href="/docs/flows" className="underline underline-offset-2">
              All flows
            </Link>
          </>
        }
      />
      <PublicInterview
        initial={answers}
        profiles={[...builtIn()]}
        sandbox={sandboxHolder()}
        now={new Date().toISOString()}
        places={user && (await readerPlaces(user.id))}
      />
    </>
  );
}
