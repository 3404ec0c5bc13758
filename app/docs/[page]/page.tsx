import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DocsContents } from '@/components/docs/docs-contents';
import { DocsArticle } from '@/components/docs/docs-article';
import { Markdown } from '@/components/docs/markdown';
import { readPage } from '@/lib/domain/docs/read-page';
import { textOfBlock } from '@/lib/guide/markdown';
import { findPageFile } from '@/lib/guide/page-files';

interface Props {
  params: Promise<{ page: string }>;
}

/** With fewer headings a page is taken in by looking over it. */
const headingsOfLong = 6;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const name = findPageFile((await params).page);
  return { title: name ? readPage(name).title : 'Not found' };
}

export default async function GuidePage({ params }: Props) {
  const name = findPageFile((await params).page);
  if (!name) notFound();
  const { title, description, blocks } = readPage(name);
  const headings = blocks.flatMap((block) =>
    block.kind === 'heading' && block.level === 2 ? [[block.id, textOfBlock(block)] as const] : [],
  );
  return (
    <DocsArticle title={title} description={description}>
      {headings.length >= headingsOfLong && <DocsContents contents={headings} />}
      <Markdown blocks={blocks} />
    </DocsArticle>
  );
}
