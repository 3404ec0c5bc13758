import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { Term } from '@/components/help/term';
import { RunKept } from '@/components/run/history/run-kept';
import { RunPage as RunPageView } from '@/components/run/run-page';
import { ShareRun } from '@/components/share/share-run';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { Time } from '@/components/ui/time';
import { can } from '@/lib/auth/permissions';
import { listEnvironments } from '@/lib/domain/environments/get-environment';
import { findRun } from '@/lib/domain/runs/get-run';
import { isSandbox } from '@/lib/domain/shares/create-share';
import { exactTime } from '@/lib/format/dates';
import { holderAddresses } from '@/lib/sandbox/addresses';
import { requireMember } from '../../require-member';

type Props = Readonly<{ params: Promise<{ workspace: string; run: string }> }>;

const load = cache(async (slug: string, runId: string) => {
  const { member } = await requireMember(slug);
  const run = await findRun(member.workspace.id, runId);
  if (!run) notFound();
  return { member, run };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, run: runId } = await params;
  const { run } = await load(workspace, runId);
  return { title: run.title };
}

/** One run, reopened by its address, live while it runs. */
export default async function RunPage({ params }: Props) {
  const { workspace, run: runId } = await params;
  const { member, run } = await load(workspace, runId);
  const { id, slug } = member.workspace;
  const environments = await listEnvironments(id);
  return (
    <>
      <PageHeader
        title={<span className="font-mono text-xl wrap-anywhere">{run.title}</span>}
        description={
          <p>
            A <Term id="run">run</Term>, started{' '}
            <Time at={run.startedAt} now={new Date().toISOString()} />
            {run.startedBy === null ? ' with an API token' : ` by ${run.startedBy}`} (
            {exactTime(run.startedAt)})
          </p>
        }
        above={<Breadcrumb href={`/w/${slug}/runs`}>Runs</Breadcrumb>}
      />
      <RunKept workspace={slug} run={run} mayAnnotate={can(member.role, 'run.annotate')} />
      <RunPageView
        key={run.id}
        workspace={slug}
        run={run}
        mayStart={can(member.role, 'run.start')}
        environment={environments.find((found) => found.id === run.request['environment']) ?? null}
        sandboxBaseUrl={holderAddresses('harbor').baseUrl}
        mayCancel={can(member.role, 'run.cancel')}
        share={
          can(member.role, 'run.share') ? (
            <ShareRun workspace={slug} runId={run.id} isSandbox={isSandbox(run.holder)} />
          ) : undefined
        }
      />
    </>
  );
}
