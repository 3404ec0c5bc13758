import {
  Ban,
  CircleAlert,
  CircleCheck,
  CircleEqual,
  Clock,
  LoaderCircle,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import type { Tone } from '@/components/ui/badge';
import { byteSize } from '@/lib/format/quantities';
import type { SnapshotStatus, SnapshotView } from '@/lib/schemas/directory-source';
import { grouped } from './source-words';

interface StateWords {
  word: string;
  tone: Tone;
  Icon: LucideIcon;
  /** What it means for the directory. */
  meaning: string;
}

/** The states of a reading in the words that people read. */
export const snapshotStates: Readonly<Record<SnapshotStatus, StateWords>> = {
  uploading: {
    word: 'Uploading',
    tone: 'accent',
    Icon: LoaderCircle,
    meaning: 'The file is on its way to the portal.',
  },
  waiting: {
    word: 'Waiting',
    tone: 'accent',
    Icon: Clock,
    meaning: 'It begins when the readings before it are over: one is worked on at a time.',
  },
  fetching: {
    word: 'Fetching',
    tone: 'accent',
    Icon: LoaderCircle,
    meaning: 'The list comes from its address.',
  },
  reading: {
    word: 'Reading',
    tone: 'accent',
    Icon: LoaderCircle,
    meaning: 'The list is read to its end before anything of it is written.',
  },
  applying: {
    word: 'Writing',
    tone: 'accent',
    Icon: LoaderCircle,
    meaning: 'What the list says is written into the directory.',
  },
  applied: {
    word: 'Taken',
    tone: 'pass',
    Icon: CircleCheck,
    meaning: 'The directory says what this list says.',
  },
  unchanged: {
    word: 'Unchanged',
    tone: 'pass',
    Icon: CircleEqual,
    meaning: 'The same list as at the last good reading: nothing had to be written.',
  },
  quarantined: {
    word: 'Set aside',
    tone: 'warn',
    Icon: TriangleAlert,
    meaning: 'The list looks wrong. Nothing of it was written, and nothing was retired.',
  },
  failed: {
    word: 'Failed',
    tone: 'fail',
    Icon: CircleAlert,
    meaning: 'There was no list to be had. What the source said before still stands.',
  },
  cancelled: {
    word: 'Cancelled',
    tone: 'skip',
    Icon: Ban,
    meaning: 'What was written of it stays, and nothing was retired by it.',
  },
};

const openStates: readonly SnapshotStatus[] = ['waiting', 'fetching', 'reading', 'applying'];

/** Whether a reading is still to be worked on; it can be cancelled. */
export function isOpen({ status }: Pick<SnapshotView, 'status'>): boolean {
  return openStates.includes(status);
}

const originWords: Readonly<Record<SnapshotView['origin'], string>> = {
  upload: 'Uploaded',
  hand: 'Fetched by hand',
  schedule: 'Fetched by schedule',
};

/** Where a reading came from: “Uploaded as list.json by Ada, 4.2 MiB”. */
export function originOf({
  origin,
  fileName,
  startedBy,
  bytes,
}: Pick<SnapshotView, 'origin' | 'fileName' | 'startedBy' | 'bytes'>): string {
  return [
    originWords[origin],
    fileName === null ? '' : ` as ${fileName}`,
    startedBy === null ? '' : ` by ${startedBy}`,
    bytes === 0 ? '' : `, ${byteSize(bytes)}`,
  ].join('');
}

/** How far an open reading is, in words. */
export function progressOf({
  status,
  read,
  applied,
}: Pick<SnapshotView, 'status' | 'read' | 'applied'>): string {
  if (status === 'applying') {
    return `${grouped(Math.min(applied, read))} of ${grouped(read)} statements written`;
  }
  if (status === 'reading' && read > 0) return `${grouped(read)} statements read so far`;
  return snapshotStates[status].meaning;
}
