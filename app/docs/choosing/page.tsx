import type { Metadata } from 'next';
import Link from 'next/link';
import { PublicInterview } from '@/components/guide/public-interview';
import { PageHeader } from '@/components/ui/page-header';
import { sandboxHolder } from '@/lib/domain/plans/sandbox-holder';
import { builtIn } from '@/lib/domain/profiles/built-in';
import { answersFromQuery } from '@/lib/guide/answers-address';

export const metadata: Metadata = { title: 'Choosing a flow' };

/** The interview without an account. */
export default async function ChoosingPage({
  searchParams,
}: Readonly<{ searchParams: Promise<Record<string, string | string[] | undefined>> }>) {
  const answers = answersFromQuery(await searchParams);
  return (
    <>
      <PageHeader
        title="Choosing a flow"
        description={
          <>
            Nine questions that end in a recommendation with its reasons. In the portal the answers
            are kept with your app.{' '}
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
      />
    </>
  );
}
