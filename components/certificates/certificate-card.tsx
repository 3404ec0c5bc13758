import { KeyRound } from 'lucide-react';
import { dayOf } from '@/lib/format/dates';
import type { CertificateSummary } from '@/lib/schemas/certificate';
import { Badge } from '@/components/ui/badge';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CertificateChain } from './certificate-chain';
import { DownloadButton } from './download-button';

const custodies: Record<string, string> = {
  vault: 'Key in the vault',
  browser: 'Key in a browser',
};

function fileNameOf({ keyName, fingerprint }: CertificateSummary): string {
  const name = keyName
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return `${name || 'certificate'}-${fingerprint.slice(0, 8)}.pem`;
}

/** A certificate of the workspace: its key, its chain, and the chain as a file. */
export function CertificateCard({
  certificate,
  now,
}: Readonly<{ certificate: CertificateSummary; now: string }>) {
  return (
    <Card id={certificate.id} className="scroll-mt-20">
      <CardHeader
        title={certificate.keyName}
        description={
          <span className="flex flex-wrap items-center gap-1.5">
            <Badge>
              <KeyRound aria-hidden />
              {custodies[certificate.custody] ?? certificate.custody}
            </Badge>
            <Badge>{certificate.algorithm}</Badge>
            <span className="text-xs">issued {dayOf(certificate.createdAt)} for</span>
            <span className="font-mono text-xs break-all">{certificate.community}</span>
          </span>
        }
        actions={
          <DownloadButton
            text={`${certificate.chain.map(({ pem }) => pem.trim()).join('\n')}\n`}
            fileName={fileNameOf(certificate)}
            mediaType="application/x-pem-file"
          >
            PEM bundle
          </DownloadButton>
        }
      />
      <CardBody>
        <CertificateChain certificates={certificate.chain} now={now} />
      </CardBody>
    </Card>
  );
}
