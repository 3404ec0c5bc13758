import { groupedFingerprint } from '@/components/certificates/certificate-words';
import { Badge } from '@/components/ui/badge';
import type { CertificateView } from '@/lib/protocol/jwt';

function Fact({ label, children }: Readonly<{ label: string; children: React.ReactNode }>) {
  return (
    <div className="min-w-0">
      <dt className="text-faint">{label}</dt>
      <dd className="font-mono break-all">{children}</dd>
    </div>
  );
}

/** What stands in a certificate, its extensions in words. */
export function CertificateFacts({ certificate }: Readonly<{ certificate: CertificateView }>) {
  const { extensions } = certificate;
  return (
    <dl className="mt-2 space-y-3 rounded-lg bg-sunken p-3 text-xs">
      <Fact label="Subject">{certificate.subject}</Fact>
      <Fact label="Issuer">{certificate.issuer}</Fact>
      <Fact label="Serial number">{certificate.serialNumber}</Fact>
      <Fact label="Signature">{certificate.signatureAlgorithm}</Fact>
      <Fact label="SHA-256 fingerprint">{groupedFingerprint(certificate.fingerprintSha256)}</Fact>
      {extensions.map(({ oid, name, isCritical, words }) => (
        <div key={oid} className="min-w-0">
          <dt className="flex flex-wrap items-center gap-1.5 text-faint">
            {name === 'unknown' ? oid : name}
            {isCritical && <Badge>critical</Badge>}
          </dt>
          <dd className="break-words">{words}</dd>
        </div>
      ))}
    </dl>
  );
}
