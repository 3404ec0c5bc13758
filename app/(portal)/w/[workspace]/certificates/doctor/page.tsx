import type { Metadata } from 'next';
import { certificateLabel } from '@/components/console/certificate-label';
import { Term } from '@/components/help/term';
import { Doctor } from '@/components/trust-doctor/doctor';
import { Callout } from '@/components/ui/callout';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { listCertificates } from '@/lib/domain/certificates/list-certificates';
import { listCommunities } from '@/lib/domain/communities/list-communities';
import { requireMember } from '../../require-member';

export const metadata: Metadata = { title: 'Trust doctor' };

type Props = Readonly<{
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}>;

/** Examines a certificate, a chain, a JWT, a PKCS #12 file or a holder. */
export default async function DoctorPage({ params, searchParams }: Props) {
  const { member } = await requireMember((await params).workspace);
  const { id, slug } = member.workspace;
  const [certificates, communities, query] = await Promise.all([
    listCertificates(id),
    listCommunities(id),
    searchParams,
  ]);
  const asked = certificates.find((one) => one.id === query['certificate']);
  return (
    <>
      <PageHeader
        title="Trust doctor"
        description={
          <>
            Follows every <Term id="certificate-chain">path</Term> from a certificate to every{' '}
            <Term id="anchor">anchor</Term> that you trust, and says at each step what is right and
            what is not.
          </>
        }
      />
      {can(member.role, 'trust.examine') ? (
        <Doctor
          workspace={slug}
          certificateId={asked?.id ?? null}
          certificates={certificates.map((certificate) => ({
            id: certificate.id,
            label: certificateLabel(certificate),
          }))}
          communities={communities.map(({ id: communityId, name }) => ({
            id: communityId,
            name,
          }))}
        />
      ) : (
        <Callout title="You can look, not examine">
          Your role in this workspace is {member.role}. Developers, admins and owners can start an
          examination; you can open theirs under Runs.
        </Callout>
      )}
    </>
  );
}
