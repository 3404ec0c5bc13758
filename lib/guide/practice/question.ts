import type { TermId } from '@/lib/guide/glossary';
import type { Citation } from '@/lib/protocol/check';

/** The parts of the questionnaire, in the order in which they are asked. */
export const practiceSections = {
  told: 'What people are told',
  use: 'What the data is used for',
  keep: 'Keeping and deleting',
  security: 'Keys, tokens and connections',
  access: 'Who can see it, and where it is',
  incident: 'When something goes wrong',
} as const;
export type PracticeSection = keyof typeof practiceSections;

/** One of the answers that can be chosen. */
export interface PracticeChoice {
  value: string;
  label: string;
  /** Why a holder would not be content with it; absent where nothing speaks against it. */
  weakness?: string;
  /** Whether a holder would ask more about it. */
  isAskedAbout?: boolean;
}

interface QuestionBase {
  /** Stable: answers are stored under it. */
  id: string;
  section: PracticeSection;
  title: string;
  /** Why it matters, in a sentence or two. */
  why: string;
  /** How to answer. */
  help: string;
  /** A word in `why` or `help` that the glossary explains. */
  term?: { id: TermId; words: string };
  /** What most do, or what holders expect. It is no legal advice. */
  usual: string;
  /** Sentences to begin with, or what has to be in the text; parts in brackets are filled in. */
  write?: string;
  citation?: Citation;
}

/** A question of the questionnaire. Its answer is a text; of dates it is `YYYY-MM-DD`. */
export type PracticeQuestion =
  | (QuestionBase & { kind: 'choice'; choices: readonly PracticeChoice[] })
  | (QuestionBase & { kind: 'text' | 'date' })
  | (QuestionBase & { kind: 'url'; member?: 'policy_uri' | 'tos_uri' })
  /** `member`: the first mail address of the contacts of the app. */
  | (QuestionBase & { kind: 'mail'; member?: 'contacts' });
