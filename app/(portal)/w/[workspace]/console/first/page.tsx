import type { Metadata } from 'next';
import Link from 'next/link';
import { GuidedRequest } from '@/components/home/guided-request';
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
            holder that speaks UDAP; here they run against <strong>harbor</strong>, which lives in
            this portal and does everything by the book.
          </p>
        }
        above={
          <nav aria-label="Breadcrumb" className="mb-2 text-sm text-muted">
            <Link href={`/w/${slug}`} className="underline underline-offset-2">
              Home
            </Link>
          </nav>
        }
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
