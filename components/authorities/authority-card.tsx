import { ValidityBar } from '@/components/certificates/validity-bar';
import { nameOf } from '@/components/certificates/certificate-words';
import { Badge } from '@/components/ui/badge';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { exactTime } from '@/lib/format/dates';
import { counted } from '@/lib/format/quantities';
import type { Authority } from '@/lib/schemas/authority';

function Address({ label, url }: Readonly<{ label: string; url: string | null }>) {
  if (url === null) return null;
  return (
    <div className="flex min-w-0 items-center gap-2 text-xs">
      <dt className="w-20 shrink-0 text-faint">{label}</dt>
      <dd className="flex min-w-0 flex-1 items-center gap-1">
        <span className="min-w-0 flex-1 font-mono break-all">{url}</span>
        <CopyButton value={url} label={`${label} address`} />
      </dd>
    </div>
  );
}

/** One authority: what it is, until when, what it publishes, and how much it issued. */
export function AuthorityCard({ authority, now }: Readonly<{ authority: Authority; now: string }>) {
  const { certificate, addresses, list, issued, revoked, communityId, kind } = authority;
  return (
    <Card>
      <CardHeader
        title={nameOf(certificate.subject)}
        description={
          <span className="flex flex-wrap items-center gap-1.5">
            <Badge>{kind === 'anchor' ? 'Anchor' : 'Intermediate'}</Badge>
            <Badge>{certificate.publicKey}</Badge>
            <Badge tone={communityId === null ? 'warn' : 'accent'}>
              {communityId ?? 'for bad certificates only'}
            </Badge>
            <span className="text-xs">
              {counted(issued, 'certificate')}, {revoked} revoked
            </span>
          </span>
        }
      />
      <CardBody>
        <p className="mb-2 font-mono text-xs wrap-anywhere text-muted">{certificate.subject}</p>
        <ValidityBar certificate={certificate} now={now} />
        <dl className="mt-3 space-y-1">
          <Address label="Certificate" url={addresses.certificate} />
          <Address label="PEM" url={addresses.pem} />
          <Address label="List" url={addresses.crl} />
          <Address label="OCSP" url={addresses.ocsp} />
        </dl>
        {list && (
          <p className="mt-2 text-xs text-muted">
            Revocation list no. {list.crlNumber} of {exactTime(list.thisUpdate)}, a new one is due
            by {exactTime(list.nextUpdate)}
          </p>
        )}
      </CardBody>
    </Card>
  );
}
