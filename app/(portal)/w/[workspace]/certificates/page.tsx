import { FileUp, SearchX, Send } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { CertificateFilters } from '@/components/certificates/certificate-filters';
import { CertificateRow } from '@/components/certificates/certificate-row';
import { CertificateWays } from '@/components/certificates/certificate-ways';
import {
  certificateFilterOf,
  filterCertificates,
} from '@/components/certificates/filter-certificates';
import { IssueCertificate } from '@/components/certificates/issue-certificate';
import { Term } from '@/components/help/term';
import { buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { listAppClients } from '@/lib/domain/apps/list-app-clients';
import { listCertificates } from '@/lib/domain/certificates/list-certificates';
import { listCommunities } from '@/lib/domain/communities/list-communities';
import { listKeys } from '@/lib/domain/keys/list-keys';
import { counted } from '@/lib/format/quantities';
import { requireMember } from '../require-member';

export const metadata: Metadata = { title: 'Certificates' };

type Props = Readonly<{
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}>;

/** The certificates of the workspace, to be searched and narrowed. `?app=` and `?workflow=` say for whom one is missing. */
export default async function CertificatesPage({ params, searchParams }: Props) {
  const { member } = await requireMember((await params).workspace);
  const { id, slug } = member.workspace;
  const [certificates, communities, keys, clients, query] = await Promise.all([
    listCertificates(id),
    listCommunities(id),
    listKeys(id),
    listAppClients(id),
    searchParams,
  ]);
  const root = `/w/${slug}/certificates`;
  const now = new Date().toISOString();
  const names = new Map(communities.map(({ uri, name }) => [uri, name]));
  const nameOf = (uri: string) => names.get(uri) ?? (uri || 'of no community');
  const used = [...new Set(certificates.map(({ community }) => community))].filter(
    (uri) => uri !== '',
  );
  const filter = certificateFilterOf(query, used);
  const found = filterCertificates(certificates, filter, names, now);
  const mayIssue = can(member.role, 'certificate.issue');
  const wanted =
    clients.find(
      ({ appId, grantType }) => appId === query['app'] && grantType === query['workflow'],
    ) ?? null;
  const issue = mayIssue && (
    <IssueCertificate
      workspace={slug}
      clients={clients}
      initialClient={wanted}
      keys={keys
        .filter(({ custody }) => custody !== 'outside')
        .map(({ id: keyId, name, kind, custody }) => ({ id: keyId, name, kind, custody }))}
    />
  );

  return (
    <>
      <PageHeader
        title="Certificates"
        description={
          <>
            By these your app is known to <Term id="holder">data holders</Term>. Each certifies a
            key for the URI of the app, in a <Term id="community">community</Term> that holders
            trust.
          </>
        }
        actions={
          certificates.length > 0 && (
            <>
              {can(member.role, 'certificate.manage') && (
                <Link href={`${root}/upload`} className={buttonClass()}>
                  <FileUp aria-hidden /> Upload
                </Link>
              )}
              {can(member.role, 'certificate.request') && (
                <Link href={`${root}/requests/new`} className={buttonClass()}>
                  <Send aria-hidden /> Request
                </Link>
              )}
              {issue}
            </>
          )
        }
      />
      {!mayIssue && (
        <Callout className="mb-4" title="You can look, not issue">
          Your role may see certificates. Developers, admins and owners can upload them, request
          them and have them issued.
        </Callout>
      )}
      {wanted && (
        <Callout className="mb-4" title={`A certificate for ${wanted.appName}`}>
          It has to name <span className="font-mono text-xs break-all">{wanted.issuer}</span>. For
          holders of the sandbox, issue one here. Others want one of a community that they trust:
          request it, or upload what you have.
        </Callout>
      )}
      {certificates.length === 0 ? (
        mayIssue ? (
          <CertificateWays root={root} issue={issue} />
        ) : (
          <Card>
            <EmptyState icon={SearchX} title="No certificates yet">
              Those that others of this workspace upload, request or have issued appear here.
            </EmptyState>
          </Card>
        )
      ) : (
        <>
          <CertificateFilters
            action={root}
            filter={filter}
            communities={used.map((uri) => ({ uri, name: nameOf(uri) }))}
            summary={
              found.length === certificates.length
                ? counted(found.length, 'certificate')
                : `${found.length} of ${counted(certificates.length, 'certificate')}`
            }
          />
          <Card>
            {found.length === 0 ? (
              <EmptyState
                icon={SearchX}
                title="None is like that"
                actions={
                  <Link href={root} className={buttonClass()}>
                    Show all
                  </Link>
                }
              >
                No certificate of this workspace fits all that you asked for.
              </EmptyState>
            ) : (
              <ul className="divide-y divide-line">
                {found.map((certificate) => (
                  <CertificateRow
                    key={certificate.id}
                    certificate={certificate}
                    href={`${root}/${certificate.id}`}
                    communityName={nameOf(certificate.community)}
                    now={now}
                  />
                ))}
              </ul>
            )}
          </Card>
        </>
      )}
    </>
  );
}
