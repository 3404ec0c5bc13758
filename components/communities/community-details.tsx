import { CertificateChain } from '@/components/certificates/certificate-chain';
import { Term } from '@/components/help/term';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import type { CertificateView } from '@/lib/protocol/jwt';
import type { Community } from '@/lib/schemas/community';
import { chainUpward } from './chain-upward';
import { issuanceWords, managedByWords, revocationWords } from './community-words';

function Rule({
  label,
  children,
}: Readonly<{ label: React.ReactNode; children: React.ReactNode }>) {
  return (
    <div className="grid min-w-0 gap-x-4 gap-y-0.5 py-2 sm:grid-cols-[12rem_minmax(0,1fr)]">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="min-w-0 text-sm break-words whitespace-pre-line">{children}</dd>
    </div>
  );
}

function Authorities({
  title,
  description,
  certificates,
  known,
  now,
}: Readonly<{
  title: string;
  description: React.ReactNode;
  certificates: readonly CertificateView[];
  known: readonly CertificateView[];
  now: string;
}>) {
  if (certificates.length === 0) return null;
  return (
    <Card>
      <CardHeader title={title} description={description} />
      <CardBody className="space-y-4">
        {certificates.map((certificate) => (
          <CertificateChain
            key={certificate.fingerprintSha256}
            certificates={chainUpward(certificate, known)}
            now={now}
          />
        ))}
      </CardBody>
    </Card>
  );
}

/** A trust community: its rules in words, and whom it trusts. */
export function CommunityDetails({
  community,
  now,
}: Readonly<{ community: Community; now: string }>) {
  const { algorithms, sanSchemes, caUrl, caInstructions, agreement } = community;
  const known = [...community.intermediates, ...community.anchors];
  return (
    <div className="space-y-4">
      <Card>
        <CardHeader title="Rules" />
        <CardBody>
          <dl className="divide-y divide-line">
            <Rule label="URI">
              <span className="flex min-w-0 items-center gap-1">
                <span className="min-w-0 font-mono text-xs break-all">{community.uri}</span>
                <CopyButton value={community.uri} label="URI of the community" />
              </span>
            </Rule>
            <Rule label="Looked after by">{managedByWords[community.managedBy]}</Rule>
            <Rule label={<Term id="revocation">Revocation</Term>}>
              {revocationWords[community.revocation]}
            </Rule>
            <Rule label="Algorithms">{algorithms.join(', ')}</Rule>
            <Rule
              label={
                <>
                  URIs in certificates (<Term id="san" />)
                </>
              }
            >
              {sanSchemes.length === 0 ? 'Any scheme' : sanSchemes.join(', ')}
            </Rule>
            <Rule label="Certificates are issued">{issuanceWords(community)}</Rule>
            {caUrl !== '' && (
              <Rule label={<Term id="certification-authority">Certification authority</Term>}>
                <a
                  href={caUrl}
                  target="_blank"
                  rel="noreferrer"
                  className="text-accent underline underline-offset-2"
                >
                  {caUrl}
                </a>
              </Rule>
            )}
            {caInstructions !== '' && <Rule label="How to ask it">{caInstructions}</Rule>}
            {agreement !== '' && <Rule label="Agreement">{agreement}</Rule>}
          </dl>
        </CardBody>
      </Card>
      <Authorities
        title="Anchors"
        description={
          <>
            Whoever leads to one of these <Term id="anchor">anchors</Term> is trusted, by the rules
            above.
          </>
        }
        certificates={community.anchors}
        known={known}
        now={now}
      />
      <Authorities
        title="Known intermediates"
        description={
          <>
            They complete <Term id="certificate-chain">chains</Term> that were sent without them.
          </>
        }
        certificates={community.intermediates}
        known={known}
        now={now}
      />
    </div>
  );
}
