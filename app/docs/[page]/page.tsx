import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DocsArticle } from '@/components/docs/docs-article';
import { Markdown } from '@/components/docs/markdown';
import { readPage } from '@/lib/domain/docs/read-page';
import { findPageFile } from '@/lib/guide/page-files';

interface Props {
  params: Promise<{ page: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const name = findPageFile((await params).page);
  return { title: name ? readPage(name).title : 'Not found' };
}

export default async function GuidePage({ params }: Props) {
  const name = findPageFile((await params).page);
  if (!name) notFound();
  const { title, description, blocks } = readPage(name);
  return (
    <DocsArticle title={title} description={description}>
      <Markdown blocks={blocks} />
    </DocsArticle>
  );
}
