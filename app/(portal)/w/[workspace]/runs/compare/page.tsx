import { GitCompare } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { Term } from '@/components/help/term';
import { ChooseRuns } from '@/components/run/compare/choose-runs';
import { CompareView } from '@/components/run/compare/compare-view';
import { comparedRunOf } from '@/components/run/compare/compared-run';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { comparableRuns, previousOf } from '@/lib/domain/runs/comparable-runs';
import { findRun } from '@/lib/domain/runs/get-run';
import { requireMember } from '../../require-member';

export const metadata: Metadata = { title: 'Compare runs' };

type Props = Readonly<{
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ a?: string | string[]; b?: string | string[] }>;
}>;

/** Two answers side by side. Without `a` it is the run of the same request before `b`. */
export default async function ComparePage({ params, searchParams }: Props) {
  const { member } = await requireMember((await params).workspace);
  const { id, slug } = member.workspace;
  const root = `/w/${slug}`;
  const query = await searchParams;
  const find = (runId: unknown) =>
    typeof runId === 'string' && runId !== '' ? findRun(id, runId) : null;
  const [asked, after] = await Promise.all([find(query.a), find(query.b)]);
  const others = await comparableRuns(id, after);
  const previous = asked === null && after ? previousOf(after, others) : null;
  const before = asked ?? (previous && (await findRun(id, previous.id)));
  const isGone = (side: unknown, run: unknown) => typeof side === 'string' && side !== '' && !run;
  const missing = isGone(query.a, asked) || isGone(query.b, after);
  // Whatever is chosen can be chosen; each run once.
  const runs = new Map(
    [after, before, ...others.same, ...others.latest].flatMap((run) =>
      run ? [[run.id, run]] : [],
    ),
  );
  return (
    <>
      <PageHeader
        title="Compare two answers"
        description={
          <>
            What differs between two answers of <Term id="fhir">FHIR</Term> servers: status,
            headers, times and the body.
          </>
        }
        above={<Breadcrumb href={`${root}/runs`}>Runs</Breadcrumb>}
      />
      {runs.size > 0 && (
        <ChooseRuns
          root={root}
          a={before?.id ?? null}
          b={after?.id ?? null}
          runs={[...runs.values()]}
        />
      )}
      {before && after ? (
        <CompareView
          key={`${before.id} ${after.id}`}
          workspace={slug}
          before={comparedRunOf(before)}
          after={comparedRunOf(after)}
        />
      ) : (
        <Card>
          <EmptyState
            icon={GitCompare}
            title={missing ? 'A run is not there' : 'Choose two runs'}
            actions={
              <Link href={`${root}/runs`} className={buttonClass()}>
                Choose in the history
              </Link>
            }
          >
            {missing
              ? 'One of the two is not in this workspace, or was deleted.'
              : after
                ? 'The same request was not sent before. Choose any other run.'
                : 'In the history, choose two runs and press Compare; or press Compare in a run.'}
          </EmptyState>
        </Card>
      )}
    </>
  );
}
