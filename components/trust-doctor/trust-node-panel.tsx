'use client';

import { CheckList } from '@/components/run/check-list';
import type { Inspect } from '@/components/run/inspector';
import { CopyButton } from '@/components/ui/copy-button';
import { Disclosure } from '@/components/ui/disclosure';
import type { CertificateView } from '@/lib/protocol/jwt';
import { CertificateFacts } from './certificate-facts';
import type { NodeFindings } from './node-words';

/** Everything about one certificate of the picture: its checks, and what stands in it. */
export function TrustNodePanel({
  id,
  name,
  certificate,
  findings,
  level: Heading,
  onInspect,
}: Readonly<{
  id: string;
  name: string;
  certificate: CertificateView;
  findings: NodeFindings;
  level: 'h3' | 'h4';
  onInspect: Inspect;
}>) {
  const { checks, elsewhere } = findings;
  return (
    <section
      id={id}
      aria-label={`Checks of ${name}`}
      className="relative my-2 min-w-0 space-y-3 rounded-lg border border-line bg-surface p-3"
    >
      <div className="flex min-w-0 items-center gap-2">
        <Heading className="min-w-0 flex-1 text-sm font-semibold wrap-anywhere">{name}</Heading>
        <CopyButton value={certificate.pem} label={`PEM of ${name}`} />
      </div>
      {checks.length > 0 && <CheckList checks={checks} onInspect={onInspect} />}
      {elsewhere.length > 0 && (
        <Disclosure
          summary={
            <span className="text-sm text-muted">
              What differs on other paths ({elsewhere.length})
            </span>
          }
        >
          <div className="mt-2">
            <CheckList checks={elsewhere} onInspect={onInspect} />
          </div>
        </Disclosure>
      )}
      <Disclosure summary={<span className="text-sm text-muted">What the certificate says</span>}>
        <CertificateFacts certificate={certificate} />
      </Disclosure>
    </section>
  );
}
