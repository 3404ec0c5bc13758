import { BadgeCheck, ClipboardList, ListTree } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { expiringCertificates, nextThings } from '@/components/home/next-thing';
import { NextThings } from '@/components/home/next-things';
import { PlansCard } from '@/components/home/plans-card';
import { Tally } from '@/components/home/tally';
import { WaitingCard } from '@/components/home/waiting-card';
import { ExamplesPanel } from '@/components/examples/examples-panel';
import { RadarCard } from '@/components/radar/radar-card';
import { RunList } from '@/components/run/run-list';
import { buttonClass } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { listCertificates } from '@/lib/domain/certificates/list-certificates';
import { consoleAppName } from '@/lib/domain/apps/ensure-app';
import { getExamples } from '@/lib/domain/examples/examples';
import { listChecklists } from '@/lib/domain/plans/get-checklist';
import { listNextThings } from '@/lib/domain/plans/next-things';
import { listRadar } from '@/lib/domain/radar/list-radar';
import { listRegistrations } from '@/lib/domain/registrations/list-registrations';
import { listRuns } from '@/lib/domain/runs/list-runs';
import { dayOf } from '@/lib/format/dates';
import { counted } from '@/lib/format/quantities';
import { requireMember } from './require-member';

type Props = Readonly<{ params: Promise<{ workspace: string }> }>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { member } = await requireMember((await params).workspace);
  return { title: member.workspace.name };
}

/** More runs than this are not counted one by one. */
const countedRuns = 100;

/** The home of a workspace: the next thing to do, what there is, what happened last. */
export default async function HomePage({ params }: Props) {
  const { member, user } = await requireMember((await params).workspace);
  const { id, slug, name } = member.workspace;
  const root = `/w/${slug}`;
  const now = new Date().toISOString();
  const [{ runs }, certificates, registrations, radar, checklists, marks, examples] =
    await Promise.all([
      listRuns(id, { limit: countedRuns }),
      listCertificates(id),
      listRegistrations(id),
      listRadar(id, new Date(now)),
      listChecklists(id, { now: new Date(now) }),
      listNextThings(id, user.id),
      getExamples(id),
    ]);
  // The app of the console is the portal's own: nobody brings it to production.
  const plans = checklists.filter(({ appName }) => appName !== consoleAppName);
  const mayStart = can(member.role, 'run.start');
  // Those of the test set are bad on purpose, and a revoked one has ended already.
  const inUse = certificates.filter(
    ({ source, revokedAt }) => source !== 'test' && revokedAt === null,
  );
  const things = nextThings(root, { runs, certificates: inUse, plans, marks, mayStart }, now);
  const ending = expiringCertificates(inUse, now);
  const [newest] = registrations;
  // Offered while there is nothing; after that they are in the settings, unless they are under way.
  const isEmpty = runs.length === 0 && plans.length === 0;
  const showsExamples =
    examples.state === 'none' ? isEmpty && can(member.role, 'example.manage') : true;
  return (
    <>
      <PageHeader
        title={name}
        description="From nothing to authorized FHIR requests, step by step."
        actions={
          runs.length > 0 ? (
            <Link href={`${root}/console/first`} className={buttonClass('secondary')}>
              Guided first request
            </Link>
          ) : undefined
        }
      />
      <div className="space-y-6">
        <NextThings workspace={slug} things={things} initial={marks} now={now} />
        <div className="grid gap-3 sm:grid-cols-3">
          <Tally
            icon={ListTree}
            label="Runs"
            value={runs.length < countedRuns ? String(runs.length) : `${countedRuns}+`}
            href={`${root}/runs`}
            note={
              runs.length === 0
                ? 'None yet'
                : `${runs.filter((run) => run.verdict === 'pass').length} passed, ${runs.filter((run) => run.verdict === 'fail').length} failed`
            }
          />
          <Tally
            icon={BadgeCheck}
            label="Certificates"
            value={String(certificates.length)}
            href={`${root}/certificates`}
            note={
              ending[0]
                ? `${counted(ending.length, 'one', 'ones')} near the end: ${dayOf(ending[0].notAfter)}`
                : certificates.length === 0
                  ? 'The first request makes one'
                  : 'None near its end'
            }
          />
          <Tally
            icon={ClipboardList}
            label="Registrations"
            value={String(registrations.length)}
            href={`${root}/registrations`}
            note={
              newest ? `Last: ${new URL(newest.holderBaseUrl).host}` : 'The first request makes one'
            }
          />
        </div>
        {showsExamples && (
          <Card aria-labelledby="examples">
            <CardHeader
              id="examples"
              title={examples.state === 'none' ? 'Look around first?' : 'Examples'}
              description={
                examples.state === 'none'
                  ? 'Fill the workspace with examples: one thing in every state, made by real acts against the sandbox. One press removes them all again, here or in the settings.'
                  : 'One thing in every state, made by real acts against the sandbox.'
              }
            />
            <CardBody>
              <ExamplesPanel
                workspace={slug}
                initial={examples}
                mayManage={can(member.role, 'example.manage')}
              />
            </CardBody>
          </Card>
        )}
        <PlansCard plans={plans} root={root} />
        <WaitingCard plans={plans} now={now} />
        <RadarCard
          slug={slug}
          items={radar}
          mayRefresh={can(member.role, 'certificate.manage')}
          mayManageNotices={can(member.role, 'notice.manage')}
        />
        <Card aria-labelledby="last-runs">
          <CardHeader
            id="last-runs"
            title="What happened last"
            actions={
              runs.length > 0 ? (
                <Link href={`${root}/runs`} className={buttonClass('ghost', 'sm')}>
                  All runs
                </Link>
              ) : undefined
            }
          />
          {runs.length > 0 ? (
            <RunList runs={runs.slice(0, 6)} root={root} now={now} />
          ) : (
            <EmptyState icon={ListTree} title="No runs yet">
              A run is one attempt to get data, with every request and every check in it. Yours will
              be listed here.
            </EmptyState>
          )}
        </Card>
      </div>
    </>
  );
}
