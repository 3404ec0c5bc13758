import type { ExamineInput } from '@/lib/schemas/trust-doctor';
import { readFiles } from './read-files';

/** What the form of the trust doctor holds. */
export interface DoctorState {
  kind: ExamineInput['subject']['kind'];
  address: string;
  community: string;
  text: string;
  files: readonly File[];
  password: string;
  certificateId: string;
  /** Only this community counts; empty: all. */
  communityId: string;
  /** As of: the value of a datetime-local field, in the reader's time; empty: now. */
  at: string;
  revocation: 'rule' | 'hard' | 'soft';
}

export const initialDoctor: DoctorState = {
  kind: 'address',
  address: '',
  community: '',
  text: '',
  files: [],
  password: '',
  certificateId: '',
  communityId: '',
  at: '',
  revocation: 'rule',
};

async function subjectOf(state: DoctorState): Promise<ExamineInput['subject']> {
  switch (state.kind) {
    case 'address':
      return {
        kind: 'address',
        address: state.address.trim(),
        ...(state.community.trim() === '' ? {} : { community: state.community.trim() }),
      };
    case 'text':
      return { kind: 'text', text: state.text };
    case 'files':
      return {
        kind: 'files',
        files: await readFiles(state.files),
        ...(state.password === '' ? {} : { password: state.password }),
      };
    case 'certificate':
      return { kind: 'certificate', certificateId: state.certificateId };
  }
}

/** What is sent to `POST …/trust-doctor`. Throws an Error for files that are too large. */
export async function examineOf(state: DoctorState): Promise<ExamineInput> {
  return {
    subject: await subjectOf(state),
    ...(state.communityId === '' ? {} : { communityId: state.communityId }),
    ...(state.at === '' ? {} : { at: new Date(state.at).toISOString() }),
    ...(state.revocation === 'rule' ? {} : { revocation: state.revocation }),
  };
}

/** What a pasted text seems to be, in words; empty when there is none. */
export function looksLike(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') return '';
  const blocks = trimmed.match(/-----BEGIN [A-Z0-9 ]+-----/g) ?? [];
  if (blocks.length > 0) {
    return blocks.length === 1
      ? 'Looks like one PEM block.'
      : `Looks like ${blocks.length} PEM blocks.`;
  }
  if (/^[\w-]+\.[\w-]+\.[\w-]*$/.test(trimmed)) return 'Looks like a JWT.';
  if (/^[A-Za-z0-9+/=\s]+$/.test(trimmed)) return 'Looks like base64 of DER.';
  return 'Looks like none of PEM, base64 or JWT.';
}
