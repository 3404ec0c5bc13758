import type { Metadata } from 'next';
import { requireMember } from '@/app/(portal)/w/[workspace]/require-member';
import {
  CreateWorkspace,
  DeleteWorkspace,
  RenameWorkspace,
} from '@/components/settings/workspace-forms';
import { Term } from '@/components/help/term';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { ExamplesPanel } from '@/components/examples/examples-panel';
import { CopyButton } from '@/components/ui/copy-button';
import { can } from '@/lib/auth/permissions';
import { getExamples } from '@/lib/domain/examples/examples';

export const metadata: Metadata = { title: 'Workspace' };

export default async function WorkspaceSettingsPage({
  params,
}: Readonly<{ params: Promise<{ workspace: string }> }>) {
  const { member } = await requireMember((await params).workspace);
  const { id, slug, name } = member.workspace;
  return (
    <div className="max-w-3xl space-y-6">
      <Card>
        <CardHeader title="This workspace" />
        <CardBody className="space-y-5">
          <dl className="text-sm">
            <dt className="text-muted">Short name in addresses and API calls</dt>
            <dd className="flex items-center gap-1 font-mono">
              {slug}
              <CopyButton value={slug} label="short name" />
            </dd>
          </dl>
          {can(member.role, 'workspace.update') ? (
            <RenameWorkspace slug={slug} name={name} />
          ) : (
            <p className="text-muted">Only owners and admins rename the workspace.</p>
          )}
        </CardBody>
      </Card>
      <Card id="examples" className="scroll-mt-20">
        <CardHeader
          title="Examples"
          description={
            <>
              One thing in every state, made by real acts against the{' '}
              <Term id="sandbox">sandbox</Term>: apps at each stage of their{' '}
              <Term id="plan">plans</Term>, <Term id="registration">registrations</Term>,{' '}
              <Term id="certificate">certificates</Term>, <Term id="run">runs</Term>, agreements. It
              takes about half a minute.
            </>
          }
        />
        <CardBody>
          <ExamplesPanel
            workspace={slug}
            initial={await getExamples(id)}
            mayManage={can(member.role, 'example.manage')}
          />
        </CardBody>
      </Card>
      <Card>
        <CardHeader
          title="Create another workspace"
          description="For another team, or to try things apart from this one. You become its owner."
        />
        <CardBody>
          <CreateWorkspace />
        </CardBody>
      </Card>
      <Card>
        <CardHeader
          title="Delete this workspace"
          description="With its keys, certificates, registrations, runs and API tokens, for every member."
        />
        <CardBody>
          {can(member.role, 'workspace.delete') ? (
            <DeleteWorkspace slug={slug} name={name} />
          ) : (
            <p className="text-muted">Only owners delete a workspace.</p>
          )}
        </CardBody>
      </Card>
    </div>
  );
}
