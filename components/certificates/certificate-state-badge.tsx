import {
  CircleAlert,
  CircleCheck,
  Clock,
  FlaskConical,
  OctagonX,
  TriangleAlert,
} from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import type { CertificateSummary } from '@/lib/schemas/certificate';
import { certificateStates, stateOf } from './certificate-state';

const icons = {
  valid: CircleCheck,
  soon: TriangleAlert,
  over: CircleAlert,
  early: Clock,
  revoked: OctagonX,
  test: FlaskConical,
} as const;

/** The state of a certificate with sign and word; never by colour alone. */
export function CertificateStateBadge({
  certificate,
  now,
}: Readonly<{ certificate: CertificateSummary; now: string }>) {
  const state = stateOf(certificate, now);
  const Icon = icons[state];
  return (
    <Badge tone={certificateStates[state].tone}>
      <Icon aria-hidden />
      {certificateStates[state].words}
    </Badge>
  );
}
