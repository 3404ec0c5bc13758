import type { Tone } from '@/components/ui/badge';
import type { GrantType, RegistrationMethod } from '@/lib/protocol/registration/client-metadata';
import type {
  RegistrationStatus,
  RegistrationSummary,
  RevisionKind,
} from '@/lib/schemas/registration';

/** The ways to register: short, and as a sentence. */
export const methodNames: Readonly<Record<RegistrationMethod, { short: string; long: string }>> = {
  udap: { short: 'UDAP', long: 'UDAP dynamic registration with a signed software statement' },
  dcr: { short: 'RFC 7591', long: 'Dynamic registration with plain metadata (RFC 7591)' },
  manual: { short: 'manual', long: 'Made by hand at the holder' },
  'one-off': { short: 'one-off', long: 'One-off credentials, asked of the holder' },
};

/** The workflows: short. */
export const workflowNames: Readonly<Record<GrantType, string>> = {
  authorization_code: 'with a user',
  client_credentials: 'without a user',
};

/** The states, with the colour they have everywhere. */
export const statusNames: Readonly<Record<RegistrationStatus, { words: string; tone: Tone }>> = {
  waiting: { words: 'waiting on the holder', tone: 'info' },
  active: { words: 'active', tone: 'pass' },
  expired: { words: 'expired', tone: 'fail' },
  cancelled: { words: 'cancelled', tone: 'neutral' },
};

/** What happened, as a headline of a revision. */
export const revisionWords: Readonly<Record<RevisionKind, string>> = {
  registered: 'Registered',
  replaced: 'Registered again, with another client_id',
  modified: 'Changed at the holder',
  renewed: 'Renewed',
  cancelled: 'Cancelled',
  deleted: 'Deleted at the holder',
  recorded: 'Written down',
  edited: 'Edited here',
  asked: 'Asked the holder',
  answered: 'The holder answered',
  'secret-changed': 'Client secret changed',
  'drift-checked': 'Compared with the holder',
  'drift-accepted': 'Took what the holder says',
  'file-added': 'File added',
  'file-removed': 'File removed',
};

const dayMs = 86_400_000;
/** How long before its end a registration says so. */
const soonMs = 30 * dayMs;

/** The state in words; an active one that ends within a month says when. */
export function statusOf(
  { status, endsAt }: Pick<RegistrationSummary, 'status' | 'endsAt'>,
  now: string,
): { words: string; tone: Tone } {
  const leftMs = endsAt === null ? Infinity : Date.parse(endsAt) - Date.parse(now);
  if (status !== 'active' || leftMs > soonMs) return statusNames[status];
  if (leftMs <= 0) return { words: 'certificate has ended', tone: 'fail' };
  const days = Math.floor(leftMs / dayMs);
  return {
    words: days === 0 ? 'ends today' : days === 1 ? 'ends in 1 day' : `ends in ${days} days`,
    tone: days <= 7 ? 'fail' : 'warn',
  };
}

/** A holder by its host, for lists. */
export function holderName(baseUrl: string): string {
  const sandbox = /\/sandbox\/([^/]+)\/fhir\/r4$/.exec(baseUrl)?.[1];
  if (sandbox !== undefined) return `${sandbox} (sandbox)`;
  return URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl;
}
