import type { Citation } from '@/lib/protocol/check';

/** One word of the field or of the portal. */
export interface GlossaryEntry {
  /** As it is written in a sentence. */
  term: string;
  /** What it is also called, or what its letters stand for. */
  also?: readonly string[];
  /** What it means, in one or two sentences; shown where the word stands. */
  short: string;
  /** What more is worth knowing; shown in the glossary. */
  more?: string;
  /** Where it is defined. */
  citation?: Citation;
  /** The page of the documentation that tells the rest. */
  page?: string;
}
