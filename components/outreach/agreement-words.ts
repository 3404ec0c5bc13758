import type { Tone } from '@/components/ui/badge';
import type { AgreementKind, AgreementStatus } from '@/lib/schemas/outreach';

export const agreementKinds: Record<AgreementKind, string> = {
  terms: 'Terms for developers',
  holder: 'Agreement with the holder',
  baa: 'Business associate agreement',
  framework: 'Trust framework',
  other: 'Something else',
};

export const agreementStatuses: Record<AgreementStatus, { label: string; tone: Tone }> = {
  draft: { label: 'Draft', tone: 'neutral' },
  sent: { label: 'Sent', tone: 'info' },
  signed: { label: 'Signed', tone: 'pass' },
  ended: { label: 'Ended', tone: 'skip' },
};
