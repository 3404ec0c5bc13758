import Link from 'next/link';
import { Term } from '@/components/help/term';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Fact, FactRow, Facts } from '@/components/ui/facts';
import type { CertificateDetail } from '@/lib/schemas/certificate';
import { custodyWords, sourceWords } from './certificate-state';
import { groupedFingerprint } from './certificate-words';

const linkClass = 'text-accent underline underline-offset-2';
const sanName = (
  <>
    URI of the app (<Term id="san" />)
  </>
);

/** Whose a certificate is, by what it is told from others, and where its key is. */
export function CertificateIdentity({
  certificate,
  root,
}: Readonly<{ certificate: CertificateDetail; root: string }>) {
  const { subject, sanUris, communityId, communityName, community, keyName, keyId, custody } =
    certificate;
  return (
    <Card>
      <CardHeader
        title="What it says"
        description={`It was ${sourceWords[certificate.source].long}.`}
      />
      <CardBody>
        <Facts>
          <Fact name="Subject" value={subject} copy="subject" />
          {sanUris.length === 0 && <Fact name={sanName} value="none" />}
          {sanUris.map((uri) => (
            <Fact key={uri} name={sanName} value={uri} mono copy={`URI ${uri}`} />
          ))}
          <FactRow name="Community">
            {communityId === null ? (
              'none that this workspace trusts'
            ) : (
              <Link href={`${root}/communities/${communityId}`} className={linkClass}>
                {communityName}
              </Link>
            )}
          </FactRow>
          {community !== '' && (
            <Fact name="URI of the community" value={community} mono copy="URI of the community" />
          )}
          <Fact name="Serial number" value={certificate.serialNumber} mono copy="serial number" />
          <Fact
            name={
              <>
                SHA-256 <Term id="fingerprint">fingerprint</Term>
              </>
            }
            value={groupedFingerprint(certificate.fingerprint)}
            mono
            copy="SHA-256 fingerprint"
          />
          <FactRow name="Key">
            <Link href={`${root}/keys#${keyId}`} className={linkClass}>
              {keyName}
            </Link>
            , signs {certificate.algorithm}
          </FactRow>
          <Fact name="The private key is" value={custodyWords[custody].long} />
        </Facts>
      </CardBody>
    </Card>
  );
}
