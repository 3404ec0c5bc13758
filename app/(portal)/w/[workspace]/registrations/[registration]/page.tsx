import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { requireMember } from '@/app/(portal)/w/[workspace]/require-member';
import { EditNote } from '@/components/registrations/by-hand/edit-note';
import { EvidenceFiles } from '@/components/registrations/by-hand/evidence-files';
import { ForgetRegistration } from '@/components/registrations/by-hand/forget-registration';
import { SecretPanel } from '@/components/registrations/by-hand/secret-panel';
import { WaitingPanel } from '@/components/registrations/by-hand/waiting-panel';
import { CancelRegistration } from '@/components/registrations/cancel-registration';
import { consoleLink } from '@/components/registrations/console-link';
import { DriftPanel } from '@/components/registrations/drift-panel';
import { lifePoints } from '@/components/registrations/life/life-points';
import { LifeTimeline } from '@/components/registrations/life/life-timeline';
import { ModifyRegistration } from '@/components/registrations/modify-registration';
import { nextStep } from '@/components/registrations/next-step';
import { RegistrationFacts } from '@/components/registrations/registration-facts';
import { holderName, statusOf } from '@/components/registrations/registration-words';
import { RevisionList } from '@/components/registrations/revision-list';
import { RunAct } from '@/components/registrations/run-act';
import { Badge } from '@/components/ui/badge';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { metadataNow } from '@/lib/domain/registrations/metadata-now';
import { getRegistrationDetail } from '@/lib/domain/registrations/get-registration-detail';
import { writeLetter } from '@/lib/domain/registrations/write-letter';
import { AppError } from '@/lib/errors';

export const metadata: Metadata = { title: 'Registration' };

type Props = Readonly<{ params: Promise<{ workspace: string; registration: string }> }>;

async function find(workspaceId: string, id: string) {
  try {
    return await getRegistrationDetail(workspaceId, id);
  } catch (error) {
    if (error instanceof AppError && error.code === 'resource.not_found') notFound();
    throw error;
  }
}

/** One app at one holder: what to do next, its life, its facts, what can be done with it. */
export default async function RegistrationPage({ params }: Props) {
  const { workspace, registration: id } = await params;
  const { member } = await requireMember(workspace);
  const { slug } = member.workspace;
  const registration = await find(member.workspace.id, id);
  const { status, method, isManageable } = registration;
  const now = new Date().toISOString();
  const mayManage = can(member.role, 'registration.manage');
  const isNetworked = method === 'udap' || method === 'dcr';
  const canManage = mayManage && (method === 'udap' || isManageable) && status === 'active';
  const next = nextStep(registration, now);
  const request = consoleLink(slug, registration);
  const { words, tone } = statusOf(registration, now);
  const current = canManage ? await metadataNow(member.workspace.id, registration) : {};
  return (
    <>
      <PageHeader
        title={
          <>
            {registration.appName} at {holderName(registration.holderBaseUrl)}{' '}
            <Badge tone={tone} className="align-middle">
              {words}
            </Badge>
          </>
        }
        description={
          <span className="font-mono text-xs break-all">{registration.holderBaseUrl}</span>
        }
        above={<Breadcrumb href={`/w/${slug}/registrations`}>Registrations</Breadcrumb>}
        actions={
          <>
            {mayManage && isNetworked && status !== 'waiting' && (
              <RunAct
                workspace={slug}
                registrationId={id}
                act="renew"
                label={status === 'cancelled' ? 'Register again' : 'Renew'}
                kind={status === 'active' ? 'secondary' : 'primary'}
              />
            )}
            {canManage && (
              <ModifyRegistration workspace={slug} registration={registration} metadata={current} />
            )}
            {request !== null && (
              <Link href={request} className={buttonClass('primary')}>
                Send a request
              </Link>
            )}
          </>
        }
      />
      <div className="space-y-6">
        {next && status !== 'waiting' && (
          <Callout tone={next.tone} title={next.title}>
            {next.text}
          </Callout>
        )}
        {status === 'waiting' && (
          <WaitingPanel
            workspace={slug}
            registration={registration}
            letter={await writeLetter(member.workspace.id, id)}
            now={now}
            mayManage={mayManage}
          />
        )}
        <Card>
          <CardHeader title="Life" />
          <CardBody>
            <LifeTimeline points={lifePoints(registration, now)} now={now} />
          </CardBody>
        </Card>
        <div className="grid items-start gap-6 xl:grid-cols-2">
          <div className="min-w-0 space-y-6">
            <RegistrationFacts workspace={slug} registration={registration} />
            {registration.hasClientSecret && (
              <SecretPanel
                workspace={slug}
                registration={registration}
                mayReveal={can(member.role, 'registration.reveal')}
              />
            )}
            <DriftPanel
              workspace={slug}
              registration={registration}
              now={now}
              mayManage={mayManage}
            />
          </div>
          <div className="min-w-0 space-y-6">
            <Card>
              <CardHeader title="Revisions" description="Who changed what, and when." />
              <RevisionList workspace={slug} revisions={registration.revisions} now={now} />
            </Card>
            <EditNote workspace={slug} registration={registration} mayManage={mayManage} />
            <EvidenceFiles
              workspace={slug}
              registration={registration}
              now={now}
              mayManage={mayManage}
            />
          </div>
        </div>
        {mayManage && (
          <div className="flex flex-wrap items-center gap-2 border-t border-line pt-4">
            {canManage && <CancelRegistration workspace={slug} registration={registration} />}
            <ForgetRegistration workspace={slug} registration={registration} />
          </div>
        )}
      </div>
    </>
  );
}
