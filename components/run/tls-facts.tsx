import type { TlsView } from '@/lib/protocol/exchange';
import { dayOf } from '@/lib/format/dates';
import { counted } from '@/lib/format/quantities';
import { Badge, type Tone } from '@/components/ui/badge';
import { groupedFingerprint } from '@/components/certificates/certificate-words';
import { WireFact } from './wire-fact';

const dayMs = 24 * 60 * 60 * 1000;

/** How long a certificate was still good when it was seen, in words. */
export function daysLeft(validTo: string, at: string): { text: string; tone: Tone } {
  const days = Math.floor((Date.parse(validTo) - Date.parse(at)) / dayMs);
  if (Number.isNaN(days)) return { text: 'unknown', tone: 'neutral' };
  if (days < 0) return { text: `expired ${counted(-days, 'day')} before`, tone: 'fail' };
  return { text: `${counted(days, 'day')} left`, tone: days < 14 ? 'warn' : 'pass' };
}

/**
 * A TLS connection and the certificate of the server.
 *
 * @param at when it was seen
 */
export function TlsFacts({ tls, at }: Readonly<{ tls: TlsView; at: string }>) {
  const left = daysLeft(tls.validTo, at);
  return (
    <dl className="divide-y divide-line rounded-lg border border-line">
      <WireFact label="Protocol">
        {tls.protocol}, {tls.cipher}
      </WireFact>
      <WireFact label="Subject">{tls.subject}</WireFact>
      <WireFact label="Issuer">{tls.issuer}</WireFact>
      <WireFact label="Names">{tls.subjectAltName}</WireFact>
      <WireFact label="Valid">
        {dayOf(tls.validFrom)} – {dayOf(tls.validTo)}{' '}
        <Badge tone={left.tone} className="ml-1 font-sans">
          {left.text}
        </Badge>
      </WireFact>
      <WireFact label="SHA-256">{groupedFingerprint(tls.fingerprintSha256)}</WireFact>
    </dl>
  );
}
