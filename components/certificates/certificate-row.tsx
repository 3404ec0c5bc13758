import { KeyRound } from 'lucide-react';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import type { CertificateSummary } from '@/lib/schemas/certificate';
import { CertificateStateBadge } from './certificate-state-badge';
import { custodyWords } from './certificate-state';
import { ValidityBar } from './validity-bar';

/** One certificate in the list: whose, for which URI, where trusted, for how long. */
export function CertificateRow({
  certificate,
  href,
  communityName,
  now,
}: Readonly<{
  certificate: CertificateSummary;
  href: string;
  communityName: string;
  now: string;
}>) {
  return (
    <li className="grid min-w-0 gap-x-6 gap-y-3 px-5 py-4 lg:grid-cols-[minmax(0,1fr)_18rem] lg:items-center">
      <div className="min-w-0 space-y-1.5">
        <div className="flex min-w-0 flex-wrap items-center gap-2">
          <Link
            href={href}
            className="min-w-0 font-medium wrap-anywhere text-accent underline underline-offset-2"
          >
            {certificate.keyName}
          </Link>
          <CertificateStateBadge certificate={certificate} now={now} />
          <Badge>
            <KeyRound aria-hidden />
            {custodyWords[certificate.custody].short}
          </Badge>
        </div>
        {certificate.sanUris.map((uri) => (
          <p key={uri} className="font-mono text-xs break-all text-muted">
            {uri}
          </p>
        ))}
        <p className="text-sm break-words text-muted">{communityName}</p>
      </div>
      <ValidityBar certificate={certificate} now={now} />
    </li>
  );
}
