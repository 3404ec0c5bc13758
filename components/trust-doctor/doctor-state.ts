import type { ExamineInput } from '@/lib/schemas/trust-doctor';
import { readUploads, uploadRefusal } from '@/components/files/upload-files';

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
        files: await readUploads(state.files),
        ...(state.password === '' ? {} : { password: state.password }),
      };
    case 'certificate':
      return { kind: 'certificate', certificateId: state.certificateId };
  }
}

/** What is sent to `POST …/trust-doctor`. */
export async function examineOf(state: DoctorState): Promise<ExamineInput> {
  return {
    subject: await subjectOf(state),
    ...(state.communityId === '' ? {} : { communityId: state.communityId }),
    ...(state.at === '' ? {} : { at: new Date(state.at).toISOString() }),
    ...(state.revocation === 'rule' ? {} : { revocation: state.revocation }),
  };
}

/** The fields of the API that the form shows for each kind of subject. */
const subjectFields: Record<DoctorState['kind'], readonly string[]> = {
  address: ['subject.address', 'subject.community'],
  text: ['subject.text'],
  files: ['subject.files', 'subject.password'],
  certificate: ['subject.certificateId'],
};

/** The fields of the rules by which it is examined. */
export const ruleFields: readonly string[] = ['communityId', 'at', 'revocation'];

/** Paths of the fields whose errors stand at their controls, as the form is now. */
export function shownFields({ kind }: Pick<DoctorState, 'kind'>): string[] {
  return [...subjectFields[kind], ...ruleFields];
}

/** What keeps it from being examined: something is missing, or files are too large. Null when nothing does. */
export function missingIn(state: DoctorState): { path: string; detail: string } | null {
  switch (state.kind) {
    case 'address':
      return state.address.trim() === ''
        ? { path: 'subject.address', detail: 'Give an address, or “harbor” for the sandbox.' }
        : null;
    case 'text':
      return state.text.trim() === ''
        ? { path: 'subject.text', detail: 'Paste a certificate, a chain or a JWT.' }
        : null;
    case 'files': {
      const refusal =
        state.files.length === 0 ? 'Choose at least one file.' : uploadRefusal(state.files);
      return refusal === undefined ? null : { path: 'subject.files', detail: refusal };
    }
    case 'certificate':
      return state.certificateId === ''
        ? { path: 'subject.certificateId', detail: 'Choose a certificate.' }
        : null;
  }
}

/** Whether a file of these is one that has a password as a rule. */
export function hasPackedFile(files: readonly Pick<File, 'name'>[]): boolean {
  return files.some(({ name }) => /\.(p12|pfx)$/i.test(name));
}
