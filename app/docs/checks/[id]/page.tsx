import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CheckArticle } from '@/components/docs/check-article';
import { isCauseCatalogue } from '@/components/docs/check-catalogues';
import { findCheck } from '@/components/docs/find-check';
import { Badge } from '@/components/ui/badge';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: findCheck((await params).id)?.check.title ?? 'Unknown check' };
}

export default async function CheckDocsPage({ params }: Props) {
  const page = findCheck((await params).id);
  if (!page) notFound();
  const { id, check, catalogue } = page;
  const isCause = isCauseCatalogue(catalogue);
  const list = isCause ? '/docs/causes' : '/docs/checks';
  return (
    <>
      <PageHeader
        above={<Breadcrumb href={`${list}#${catalogue.id}`}>{catalogue.title}</Breadcrumb>}
        title={check.title}
        description={
          <span className="flex flex-wrap items-center gap-2">
            {!isCause && (
              <Badge tone={check.level === 'SHALL' ? 'accent' : 'neutral'}>{check.level}</Badge>
            )}
            <code className="font-mono text-sm break-all">{id}</code>
          </span>
        }
      />
      <CheckArticle page={page} />
    </>
  );
}
