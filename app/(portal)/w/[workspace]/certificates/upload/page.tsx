import type { Metadata } from 'next';
import { UploadCertificate } from '@/components/certificates/upload-certificate';
import { Term } from '@/components/help/term';
import { Callout } from '@/components/ui/callout';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { listCommunities } from '@/lib/domain/communities/list-communities';
import { requireMember } from '../../require-member';

export const metadata: Metadata = { title: 'Upload a certificate' };

/** Takes a certificate that somebody has already, after a look at what is in the files. */
export default async function UploadPage({
  params,
}: Readonly<{ params: Promise<{ workspace: string }> }>) {
  const { member } = await requireMember((await params).workspace);
  const { id, slug } = member.workspace;
  const communities = await listCommunities(id);
  return (
    <>
      <PageHeader
        title="Upload a certificate"
        description={
          <>
            For a <Term id="certificate">certificate</Term> that you have already. First you see
            what is in the files; it is kept only when you say so.
          </>
        }
        above={<Breadcrumb href={`/w/${slug}/certificates`}>Certificates</Breadcrumb>}
      />
      {can(member.role, 'certificate.manage') ? (
        <UploadCertificate
          workspace={slug}
          communities={communities.map(({ id: communityId, name }) => ({ id: communityId, name }))}
          now={new Date().toISOString()}
        />
      ) : (
        <Callout title="You can look, not upload">
          Your role in this workspace is {member.role}. Developers, admins and owners can upload
          certificates.
        </Callout>
      )}
    </>
  );
}
