import type { Tone } from '@/components/ui/badge';
import { counted } from '@/lib/format/quantities';
import type { RequestState, RequestSummary } from '@/lib/schemas/certificate-request';

const labels: Readonly<Record<RequestState, { label: string; tone: Tone }>> = {
  submitted: { label: 'In review', tone: 'info' },
  question: { label: 'Question', tone: 'warn' },
  rejected: { label: 'Rejected', tone: 'fail' },
  withdrawn: { label: 'Withdrawn', tone: 'skip' },
  to_send: { label: 'Ready to send', tone: 'warn' },
  with_ca: { label: 'With the CA', tone: 'info' },
  issued: { label: 'Issued', tone: 'pass' },
};

/** A state in a word or two, and the tone of its badge. */
export function stateLabel(state: RequestState): { label: string; tone: Tone } {
  return labels[state];
}

/** Whose turn it is, as the applicant or the operator reads it; null when nobody is waited for. */
export function waitsFor(
  state: RequestState,
  side: 'applicant' | 'operator' = 'applicant',
): string | null {
  const isApplicant = side === 'applicant';
  switch (state) {
    case 'submitted':
      return isApplicant ? 'Waits for the operator of the portal' : 'Waits for you';
    case 'question':
      return isApplicant ? 'Waits for your answer' : 'Waits for the applicant';
    case 'to_send':
      return isApplicant ? 'Waits for you to send it' : 'Waits for the applicant';
    case 'with_ca':
      return 'Waits for the certification authority';
    case 'rejected':
    case 'withdrawn':
    case 'issued':
      return null;
  }
}

/** How long something waits, from `since` to `now` (both ISO 8601): “40 minutes”, “5 hours”, “3 days”. */
export function waitingTime(since: string, now: string): string {
  const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / 60_000));
  if (minutes < 60) return counted(minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? counted(hours, 'hour') : counted(Math.floor(hours / 24), 'day');
}

/** Where a key is kept, in words. */
export const custodyWords: Readonly<Record<RequestSummary['custody'], string>> = {
  vault: 'in the vault of the workspace',
  browser: 'in a browser of the applicant',
  outside: 'held elsewhere',
};

/** The name of a file for the CSR of an app: lower case, without what file systems dislike. */
export function csrFileName(appName: string): string {
  const name = appName
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return `${name || 'app'}.csr.pem`;
}
