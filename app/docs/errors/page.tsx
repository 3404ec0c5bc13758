import type { Metadata } from 'next';
import Link from 'next/link';
import { problemGuides } from '@/components/docs/problem-guides';
import { Prose } from '@/components/docs/prose';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { problems, type ProblemCode } from '@/lib/errors';

export const metadata: Metadata = { title: 'Catalogue of errors' };

const codes = Object.keys(problems) as ProblemCode[];

export default function ErrorsPage() {
  return (
    <>
      <PageHeader
        title="Catalogue of errors"
        description={
          <Prose text="Every error of the API is `application/problem+json` (RFC 9457) with a stable `code`; `type` leads to its page here. What a data holder answers is never such an error: it is a check in a run." />
        }
      />
      <Card className="divide-y divide-line overflow-hidden">
        {codes.map((code) => (
          <Link
            key={code}
            href={`/docs/errors/${code}`}
            className="block px-5 py-3 hover:bg-sunken"
          >
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Badge>{problems[code].status}</Badge>
              <code className="font-mono text-sm break-all">{code}</code>
              <span className="basis-full text-sm text-muted sm:basis-auto">
                {problems[code].title}
              </span>
            </span>
            <span className="mt-1 hidden text-sm text-muted sm:block">
              {problemGuides[code].meaning}
            </span>
          </Link>
        ))}
      </Card>
    </>
  );
}
