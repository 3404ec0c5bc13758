import { BadgeCheck } from 'lucide-react';
import type { Metadata } from 'next';
import { CertificateCard } from '@/components/certificates/certificate-card';
import { IssueCertificate } from '@/components/certificates/issue-certificate';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { listCertificates } from '@/lib/domain/certificates/list-certificates';
import { requireMember } from '../require-member';

export const metadata: Metadata = { title: 'Certificates' };

/** The certificates of the workspace, each with its chain. */
export default async function CertificatesPage({
  params,
}: Readonly<{ params: Promise<{ workspace: string }> }>) {
  const { member } = await requireMember((await params).workspace);
  const { id, slug } = member.workspace;
  const certificates = await listCertificates(id);
  const now = new Date().toISOString();
  const mayIssue = can(member.role, 'certificate.issue');
  return (
    <>
      <PageHeader
        title="Certificates"
        description="By these your app is known to data holders. Each certifies a key for the URI of the app; the key itself never leaves the vault."
        actions={mayIssue ? <IssueCertificate workspace={slug} /> : undefined}
      />
      {!mayIssue && (
        <Callout className="mb-4" title="You can look, not issue">
          Your role may see certificates. Developers, admins and owners can have them issued.
        </Callout>
      )}
      {certificates.length === 0 ? (
        <Card>
          <EmptyState
            icon={BadgeCheck}
            title="No certificates yet"
            actions={mayIssue ? <IssueCertificate workspace={slug} /> : undefined}
          >
            The sandbox’s certification authority issues one in a second. The guided first request
            does it for you.
          </EmptyState>
        </Card>
      ) : (
        <ul className="space-y-4">
          {certificates.map((certificate) => (
            <li key={certificate.id}>
              <CertificateCard certificate={certificate} now={now} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
