import { MessageCircle } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { requireOperator } from '@/app/(portal)/admin/require-operator';
import { FeedbackActions } from '@/components/admin/feedback-actions';
import { titleOfPage } from '@/components/docs/docs-pages';
import { Badge } from '@/components/ui/badge';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Time } from '@/components/ui/time';
import { reviewFeedback } from '@/lib/domain/docs/review-feedback';

export const metadata: Metadata = { title: 'Feedback' };

/** What readers said about the documentation. */
export default async function FeedbackPage({
  searchParams,
}: Readonly<{ searchParams: Promise<{ answered?: string | string[] }> }>) {
  await requireOperator();
  const isAnswered = (await searchParams).answered === 'yes';
  const { counts, entries } = await reviewFeedback(isAnswered);
  const now = new Date().toISOString();
  return (
    <>
      <PageHeader
        title="Feedback"
        description="What readers say about the documentation. Who they are is not kept."
        actions={
          <Link
            href={isAnswered ? '/admin/feedback' : '/admin/feedback?answered=yes'}
            className={buttonClass()}
          >
            {isAnswered ? 'Show what is open' : 'Show what was answered'}
          </Link>
        }
      />
      <Card className="mb-6 overflow-hidden" aria-label={isAnswered ? 'Answered' : 'Open'}>
        {entries.length === 0 ? (
          <EmptyState
            icon={MessageCircle}
            title={isAnswered ? 'Nothing was answered yet' : 'Nothing waits for you'}
          >
            Below each page of the documentation readers are asked whether it helped.
          </EmptyState>
        ) : (
          <ul className="divide-y divide-line">
            {entries.map(({ id, page, isHelpful, words, version, createdAt, answeredBy }) => (
              <li key={id} className="px-5 py-4">
                <p className="flex flex-wrap items-center gap-2 text-sm">
                  <Badge tone={isHelpful ? 'pass' : 'warn'}>
                    {isHelpful ? 'helped' : 'did not help'}
                  </Badge>
                  <Link href={page} className="font-medium underline underline-offset-2">
                    {titleOfPage(page)}
                  </Link>
                  <span className="text-muted">
                    <Time at={createdAt} now={now} />, version {version}
                    {answeredBy !== null && `, answered by ${answeredBy}`}
                  </span>
                </p>
                {words !== '' && (
                  <p className="mt-2 max-w-3xl wrap-anywhere whitespace-pre-wrap">{words}</p>
                )}
                <FeedbackActions id={id} page={titleOfPage(page)} isAnswered={isAnswered} />
              </li>
            ))}
          </ul>
        )}
      </Card>
      {counts.length > 0 && (
        <Card className="overflow-x-auto p-5">
          <table className="w-full text-sm">
            <caption className="pb-2 text-left font-semibold">By page</caption>
            <thead>
              <tr className="text-left text-muted">
                <th scope="col" className="py-1 pr-4 font-medium">
                  Page
                </th>
                <th scope="col" className="py-1 pr-4 text-right font-medium">
                  Helped
                </th>
                <th scope="col" className="py-1 text-right font-medium">
                  Did not
                </th>
              </tr>
            </thead>
            <tbody>
              {counts.map(({ page, helped, didNot }) => (
                <tr key={page} className="border-t border-line">
                  <td className="py-1.5 pr-4 wrap-anywhere">
                    <Link href={page} className="underline underline-offset-2">
                      {titleOfPage(page)}
                    </Link>
                  </td>
                  <td className="py-1.5 pr-4 text-right tabular-nums">{helped}</td>
                  <td className="py-1.5 text-right tabular-nums">{didNot}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Card>
      )}
    </>
  );
}
