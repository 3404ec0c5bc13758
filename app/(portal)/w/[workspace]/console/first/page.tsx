import type { Metadata } from 'next';
import { Term } from '@/components/help/term';
import { GuidedRequest } from '@/components/home/guided-request';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { requireMember } from '../../require-member';

export const metadata: Metadata = { title: 'Your first request' };

/** The guided first request: five acts from discovery to a patient on the screen. */
export default async function FirstRequestPage({
  params,
}: Readonly<{ params: Promise<{ workspace: string }> }>) {
  const { member } = await requireMember((await params).workspace);
  const { slug } = member.workspace;
  return (
    <>
      <PageHeader
        title="Your first request"
        description={
          <p>
            Five acts lead from nothing to a patient on the screen. They are the same at every data
            holder that speaks <Term id="udap">UDAP</Term>; here they run against{' '}
            <strong>harbor</strong>, which lives in this portal and does everything by the book.
          </p>
        }
        above={<Breadcrumb href={`/w/${slug}`}>Home</Breadcrumb>}
      />
      <GuidedRequest
        workspace={slug}
        readOnlyReason={
          can(member.role, 'run.start')
            ? null
            : 'Your role in this workspace is viewer. An owner or admin can make you a developer.'
        }
      />
    </>
  );
}
