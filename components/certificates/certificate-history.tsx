import Link from 'next/link';
import type { ReactNode } from 'react';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Time } from '@/components/ui/time';
import type { CertificateDetail } from '@/lib/schemas/certificate';

function Lineage({ href, children }: Readonly<{ href: string; children: ReactNode }>) {
  return (
    <li>
      <Link href={href} className="text-accent underline underline-offset-2">
        {children}
      </Link>
    </li>
  );
}

/** What happened to a certificate, who did it, and which certificates come before and after it. */
export function CertificateHistory({
  certificate: { history, renews, renewedBy, requestId },
  root,
  now,
}: Readonly<{ certificate: CertificateDetail; root: string; now: string }>) {
  const hasLineage = renews !== null || renewedBy !== null || requestId !== null;
  return (
    <Card>
      <CardHeader title="History" />
      <CardBody className="space-y-3 text-sm">
        {hasLineage && (
          <ul className="space-y-1">
            {renewedBy !== null && (
              <Lineage href={`${root}/${renewedBy}`}>The certificate that renews this one</Lineage>
            )}
            {renews !== null && (
              <Lineage href={`${root}/${renews}`}>The certificate that this one renews</Lineage>
            )}
            {requestId !== null && (
              <Lineage href={`${root}/requests/${requestId}`}>The request that led to it</Lineage>
            )}
          </ul>
        )}
        {history.length === 0 ? (
          <p className="text-muted">Nothing is written down about it.</p>
        ) : (
          <ol
            aria-label="What happened, latest first"
            className="divide-y divide-line border-t border-line"
          >
            {history.map((entry) => (
              <li key={`${entry.at} ${entry.action}`} className="min-w-0 py-2">
                <p className="break-words">{entry.words}</p>
                <p className="text-xs text-muted">
                  <Time at={entry.at} now={now} />
                  {entry.actor !== null && ` by ${entry.actor}`}
                </p>
              </li>
            ))}
          </ol>
        )}
      </CardBody>
    </Card>
  );
}
