import Link from 'next/link';
import { Badge, type Tone } from '@/components/ui/badge';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { CertificateDetail } from '@/lib/schemas/certificate';

const tones: Readonly<Record<string, Tone>> = { active: 'pass', stale: 'warn', revoked: 'fail' };

/** The registrations that rest on a certificate. */
export function CertificateUses({
  registrations,
  registrationsHref,
}: Readonly<{ registrations: CertificateDetail['registrations']; registrationsHref: string }>) {
  return (
    <Card>
      <CardHeader title="Where it is used" />
      <CardBody>
        {registrations.length === 0 ? (
          <p className="text-sm text-muted">
            No registration rests on it. The first run that registers with it makes one.
          </p>
        ) : (
          <>
            <ul className="divide-y divide-line border-t border-line text-sm">
              {registrations.map(({ id, holderBaseUrl, clientId, status }) => (
                <li key={id} className="min-w-0 py-2">
                  <p className="flex min-w-0 flex-wrap items-center gap-2">
                    <Link
                      href={`${registrationsHref}/${id}`}
                      className="min-w-0 font-mono text-xs break-all text-accent underline underline-offset-2"
                    >
                      {holderBaseUrl}
                    </Link>
                    <Badge tone={tones[status] ?? 'neutral'}>{status}</Badge>
                  </p>
                  <p className="mt-0.5 text-xs break-all text-muted">
                    client_id <span className="font-mono">{clientId ?? 'not given yet'}</span>
                  </p>
                </li>
              ))}
            </ul>
            <Link
              href={registrationsHref}
              className="mt-2 inline-block text-sm text-accent underline underline-offset-2"
            >
              All registrations
            </Link>
          </>
        )}
      </CardBody>
    </Card>
  );
}
