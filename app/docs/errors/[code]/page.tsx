import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { problemGuides } from '@/components/docs/problem-guides';
import { Article, Prose } from '@/components/docs/prose';
import { Badge } from '@/components/ui/badge';
import { CodeBlock } from '@/components/ui/code-block';
import { PageHeader } from '@/components/ui/page-header';
import { problems, type ProblemCode } from '@/lib/errors';

interface Props {
  params: Promise<{ code: string }>;
}

function findCode(code: string): ProblemCode | null {
  return Object.hasOwn(problems, code) ? (code as ProblemCode) : null;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: findCode((await params).code) ?? 'Unknown error' };
}

export default async function ErrorPage({ params }: Props) {
  const code = findCode((await params).code);
  if (!code) notFound();
  const { status, title } = problems[code];
  const { meaning, wayOut } = problemGuides[code];
  const example = {
    type: `/docs/errors/${code}`,
    title,
    status,
    instance: '/api/v1/…',
    code,
    requestId: '…',
    errors: [],
  };
  return (
    <>
      <PageHeader
        above={
          <p className="mb-2 text-sm">
            <Link href="/docs/errors" className="text-accent underline underline-offset-2">
              Catalogue of errors
            </Link>
          </p>
        }
        title={title}
        description={
          <span className="flex flex-wrap items-center gap-2">
            <Badge>HTTP {status}</Badge>
            <code className="font-mono break-all">{code}</code>
          </span>
        }
      />
      <Article>
        <h2>What it means</h2>
        <p>
          <Prose text={meaning} />
        </p>
        <h2>The way out</h2>
        <ul>
          {wayOut.map((step) => (
            <li key={step}>
              <Prose text={step} />
            </li>
          ))}
        </ul>
        <h2>What the answer looks like</h2>
        <CodeBlock label={`example of ${code}`} code={JSON.stringify(example, null, 2)} />
        <p className="text-sm text-muted">
          <Prose text="`detail` is added where there is more to say, `errors` lists single fields, and `requestId` finds the entry in the log of the portal." />
        </p>
      </Article>
    </>
  );
}
