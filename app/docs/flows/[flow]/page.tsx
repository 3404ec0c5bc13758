import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FlowPicture } from '@/components/docs/flow-picture';
import { Markdown } from '@/components/docs/markdown';
import { Article } from '@/components/docs/prose';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { readPage } from '@/lib/domain/docs/read-page';
import { findFlow, flows } from '@/lib/guide/flows/flows';
import { FlowCode } from './flow-code';

interface Props {
  params: Promise<{ flow: string }>;
  searchParams: Promise<{ registration?: string | string[] }>;
}

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const name = findFlow((await params).flow);
  return { title: name ? flows[name].title : 'Not found' };
}

export default async function FlowPage({ params, searchParams }: Props) {
  const name = findFlow((await params).flow);
  if (!name) notFound();
  const { registration } = await searchParams;
  const { title, description, blocks } = readPage(`flows/${name}`);
  const at = (slot: string) =>
    blocks.findIndex((block) => block.kind === 'slot' && block.name === slot);
  const picture = at('picture');
  const code = at('code');
  return (
    <>
      <PageHeader
        above={<Breadcrumb href="/docs/flows">The flows</Breadcrumb>}
        title={title}
        description={description}
      />
      <Article>
        <Markdown blocks={blocks.slice(0, picture)} />
      </Article>
      <FlowPicture name={name} />
      <Article>
        <Markdown blocks={blocks.slice(picture + 1, code)} />
      </Article>
      <FlowCode flow={name} chosen={typeof registration === 'string' ? registration : null} />
    </>
  );
}
