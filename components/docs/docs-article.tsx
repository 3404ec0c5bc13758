import type { ReactNode } from 'react';
import { PageHeader } from '@/components/ui/page-header';
import { Article } from './prose';

/** A page of the documentation: its head and its text. */
export function DocsArticle({
  title,
  description,
  above,
  children,
}: Readonly<{
  title: ReactNode;
  description?: ReactNode;
  above?: ReactNode;
  children: ReactNode;
}>) {
  return (
    <>
      <PageHeader title={title} description={description} above={above} />
      <Article>{children}</Article>
    </>
  );
}
