import 'server-only';
import { textOfBlock } from '@/lib/guide/markdown';
import { readPage } from './read-page';

/** A version of the product, as the list of changes names it. */
export interface ProductVersion {
  version: string;
  /** ISO date. */
  date: string;
}

/** The version that runs: the newest one in the list of changes. */
export function productVersion(): ProductVersion {
  for (const block of readPage('changes').blocks) {
    const found =
      block.kind === 'heading' &&
      /^(\d+\.\d+\.\d+) \((\d{4}-\d{2}-\d{2})\)$/.exec(textOfBlock(block));
    if (found) return { version: found[1] ?? '', date: found[2] ?? '' };
  }
  throw new Error('The list of changes names no version.');
}
