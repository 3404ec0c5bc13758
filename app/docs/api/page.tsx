import type { Metadata } from 'next';
import Link from 'next/link';
import { readApiDocument, sectionId } from '@/components/docs/api-document';
import { ApiOperationEntry } from '@/components/docs/api-operation';
import { Article } from '@/components/docs/prose';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { env } from '@/lib/env';
import { openapi } from '@/lib/http/openapi';

export const metadata: Metadata = { title: 'API reference' };

export default function ApiPage() {
  const groups = readApiDocument(openapi());
  return (
    <>
      <PageHeader
        title="API reference"
        description="Generated from the same declarations that serve it."
        actions={
          <a href="/api/v1/openapi.json" className={buttonClass()}>
            openapi.json
          </a>
        }
      />
      <Article>
        <p>
          All addresses are below <code>{env().APP_URL}/api/v1</code>. Bodies are JSON. Send{' '}
          <code>Authorization: Bearer …</code> with an API token;{' '}
          <Link href="/docs/scripting">the guide</Link> shows how to get one. Errors are{' '}
          <code>application/problem+json</code>.
        </p>
      </Article>
      <div className="mt-8 space-y-8">
        {groups.map(({ tag, operations }) => (
          <section key={tag} aria-labelledby={sectionId(tag)}>
            <h2 id={sectionId(tag)} className="mb-3 scroll-mt-20 text-lg font-semibold">
              {tag}
            </h2>
            <Card className="divide-y divide-line overflow-hidden">
              {operations.map((operation) => (
                <ApiOperationEntry key={operation.id} operation={operation} />
              ))}
            </Card>
          </section>
        ))}
      </div>
    </>
  );
}
