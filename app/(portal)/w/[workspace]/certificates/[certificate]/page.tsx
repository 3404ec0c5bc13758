import { SquareTerminal, Stethoscope } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { CertificateActions } from '@/components/certificates/certificate-actions';
import { CertificateChain } from '@/components/certificates/certificate-chain';
import { CertificateExtensions } from '@/components/certificates/certificate-extensions';
import { fileStemOf, pemBundleOf } from '@/components/certificates/certificate-file';
import { CertificateHistory } from '@/components/certificates/certificate-history';
import { CertificateIdentity } from '@/components/certificates/certificate-identity';
import { CertificateNotice } from '@/components/certificates/certificate-notice';
import { CertificateStateBadge } from '@/components/certificates/certificate-state-badge';
import { CertificateUses } from '@/components/certificates/certificate-uses';
import { DownloadButton } from '@/components/certificates/download-button';
import { ValiditySpan } from '@/components/certificates/validity-span';
import { buttonClass } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { getCertificate } from '@/lib/domain/certificates/get-certificate';
import { AppError } from '@/lib/errors';
import { requireMember } from '../../require-member';

type Props = Readonly<{ params: Promise<{ workspace: string; certificate: string }> }>;

const load = cache(async (slug: string, id: string) => {
  const { member } = await requireMember(slug);
  try {
    return { member, certificate: await getCertificate(member.workspace.id, id) };
  } catch (error) {
    if (error instanceof AppError && error.code === 'resource.not_found') notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, certificate: id } = await params;
  const { certificate } = await load(workspace, id);
  return { title: `Certificate of ${certificate.keyName}` };
}

/** One certificate: what it says, where it is used, what happened to it, and what can be done with it. */
export default async function CertificatePage({ params }: Props) {
  const { workspace, certificate: certificateId } = await params;
  const { member, certificate } = await load(workspace, certificateId);
  const { slug } = member.workspace;
  const root = `/w/${slug}/certificates`;
  const now = new Date().toISOString();
  const { id, keyName } = certificate;
  const mayManage = can(member.role, 'certificate.manage');
  // For a certificate of the sandbox harbor is asked in its community; others choose their holder first.
  const consoleQuery = new URLSearchParams({
    certificateId: id,
    ...(certificate.isSandboxIssued ? { community: certificate.community } : {}),
  });
  const consoleHref = `/w/${slug}/console?${consoleQuery}`;
  return (
    <>
      <PageHeader
        title={<span className="wrap-anywhere">{keyName}</span>}
        description={<CertificateStateBadge certificate={certificate} now={now} />}
        above={<Breadcrumb href={root}>Certificates</Breadcrumb>}
        actions={
          <>
            <Link
              href={`${root}/doctor?certificate=${encodeURIComponent(id)}`}
              className={buttonClass('secondary', 'sm')}
            >
              <Stethoscope aria-hidden /> Examine in the trust doctor
            </Link>
            {certificate.custody !== 'outside' && (
              <Link href={consoleHref} className={buttonClass('secondary', 'sm')}>
                <SquareTerminal aria-hidden /> Use in the console
              </Link>
            )}
          </>
        }
      />
      <CertificateNotice certificate={certificate} now={now} />
      <div className="mb-4 flex flex-wrap gap-2">
        <DownloadButton
          text={pemBundleOf(certificate)}
          fileName={`${fileStemOf(certificate)}.pem`}
          mediaType="application/x-pem-file"
        >
          PEM bundle
        </DownloadButton>
        <CertificateActions
          workspace={slug}
          certificate={{ id, keyName, fileStem: fileStemOf(certificate) }}
          may={{
            export: can(member.role, 'key.export') && certificate.custody === 'vault',
            renew: mayManage && certificate.isSandboxIssued,
            revoke: mayManage && certificate.isSandboxIssued && certificate.revokedAt === null,
            remove: mayManage,
          }}
        />
      </div>
      <div className="grid min-w-0 gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="min-w-0 space-y-4">
          <Card>
            <CardHeader title="Validity" />
            <CardBody>
              <ValiditySpan certificate={certificate} now={now} />
            </CardBody>
          </Card>
          <CertificateIdentity certificate={certificate} root={root} />
          <CertificateExtensions extensions={certificate.chain[0]?.extensions ?? []} />
        </div>
        <div className="min-w-0 space-y-4">
          <Card>
            <CardHeader title="Chain" />
            <CardBody>
              <CertificateChain certificates={certificate.chain} now={now} />
            </CardBody>
          </Card>
          <CertificateUses
            registrations={certificate.registrations}
            registrationsHref={`/w/${slug}/registrations`}
          />
          <CertificateHistory certificate={certificate} root={root} now={now} />
        </div>
      </div>
    </>
  );
}
