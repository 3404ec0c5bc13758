import Link from 'next/link';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Fact, Facts } from '@/components/ui/facts';
import type { CertificateDetail } from '@/lib/schemas/certificate';
import { custodyWords, sourceWords } from './certificate-state';
import { groupedFingerprint } from './certificate-words';

/** Whose a certificate is, by what it is told from others, and where its key is. */
export function CertificateIdentity({
  certificate,
  root,
}: Readonly<{ certificate: CertificateDetail; root: string }>) {
  const { subject, sanUris, communityName, community, keyName, keyId, custody } = certificate;
  return (
    <Card>
      <CardHeader title="What it says" description={`It was ${sourceWords[certificate.source]}.`} />
      <CardBody>
        <Facts>
          <Fact name="Subject" value={subject} copy="subject" />
          {sanUris.length === 0 && <Fact name="URI of the app (SAN)" value="none" />}
          {sanUris.map((uri) => (
            <Fact key={uri} name="URI of the app (SAN)" value={uri} mono copy={`URI ${uri}`} />
          ))}
          <Fact name="Community" value={communityName ?? 'none that this workspace trusts'} />
          {community !== '' && (
            <Fact name="URI of the community" value={community} mono copy="URI of the community" />
          )}
          <Fact name="Serial number" value={certificate.serialNumber} mono copy="serial number" />
          <Fact
            name="SHA-256 fingerprint"
            value={groupedFingerprint(certificate.fingerprint)}
            mono
            copy="SHA-256 fingerprint"
          />
          <div className="grid grid-cols-1 items-center gap-x-4 py-1.5 sm:grid-cols-[13rem_minmax(0,1fr)]">
            <dt className="text-muted">Key</dt>
            <dd className="min-w-0 break-words">
              <Link
                href={`${root}/keys#${keyId}`}
                className="text-accent underline underline-offset-2"
              >
                {keyName}
              </Link>
              , signs {certificate.algorithm}
            </dd>
          </div>
          <Fact name="The private key is" value={custodyWords[custody].long} />
        </Facts>
      </CardBody>
    </Card>
  );
}
