import 'server-only';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pageFiles, type PageFile } from '@/lib/guide/page-files';
import { parseMarkdown, type MarkdownPage } from '@/lib/guide/markdown';

const read = new Map<PageFile, MarkdownPage>();

/** A page that is kept as Markdown in `docs`. Read once: it changes with the version only. */
export function readPage(name: PageFile): MarkdownPage {
  const known = read.get(name);
  if (known) return known;
  const file = path.join(process.cwd(), 'docs', pageFiles[name]);
  const page = parseMarkdown(readFileSync(file, 'utf8'));
  read.set(name, page);
  return page;
}
