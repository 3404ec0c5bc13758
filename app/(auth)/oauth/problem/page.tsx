import type { Metadata } from 'next';
import Link from 'next/link';
import { AuthCard } from '@/components/auth/auth-card';
import { returnProblemTexts } from '@/components/oauth/return-problems';
import { buttonClass } from '@/components/ui/button';
import { returnProblems } from '@/lib/schemas/authorization';

export const metadata: Metadata = { title: 'Back from the holder', referrer: 'no-referrer' };

type Props = Readonly<{ searchParams: Promise<Record<string, string | string[] | undefined>> }>;

/** Where a return from a holder ends that fits no run: in words, and with a way out. */
export default async function ReturnProblemPage({ searchParams }: Props) {
  const { why } = await searchParams;
  const problem = returnProblems.find((known) => known === why) ?? 'unknown';
  const { title, text } = returnProblemTexts[problem];
  return (
    <AuthCard title={title} description={<p>{text}</p>}>
      <Link href={problem === 'signed-out' ? '/signin' : '/'} className={buttonClass('primary')}>
        {problem === 'signed-out' ? 'Sign in' : 'Go to the portal'}
      </Link>
    </AuthCard>
  );
}
