import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { counted } from '@/lib/format/quantities';
import type { CheckCatalogue } from './check-catalogues';
import { checkHref } from './find-check';

/** Catalogues of checks as lists of links, with a way to each of them on top. */
export function CheckIndex({
  catalogues,
  noun,
  showsLevel = true,
}: Readonly<{
  catalogues: readonly CheckCatalogue[];
  noun: string;
  /** Whether each says how strongly it is demanded: causes explain, they demand nothing. */
  showsLevel?: boolean;
}>) {
  return (
    <>
      <nav aria-label="Groups" className="mb-6">
        <ul className="flex flex-wrap gap-2">
          {catalogues.map(({ id, title, checks }) => (
            <li key={id}>
              <a
                href={`#${id}`}
                className="inline-flex items-center gap-2 rounded-full border border-line bg-surface px-3 py-1 text-sm hover:border-line-strong"
              >
                {title}
                <span className="text-xs text-muted">{Object.keys(checks).length}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="space-y-8">
        {catalogues.map(({ id, title, summary, checks }) => (
          <section key={id} aria-labelledby={id}>
            <h2 id={id} className="scroll-mt-20 text-lg font-semibold">
              {title}
            </h2>
            <p className="mb-3 text-muted">
              {summary} {counted(Object.keys(checks).length, noun)}.
            </p>
            <Card className="divide-y divide-line overflow-hidden">
              {Object.entries(checks).map(([checkId, check]) => (
                <Link
                  key={checkId}
                  id={checkId}
                  href={checkHref(checkId)}
                  prefetch={false}
                  className="block scroll-mt-20 px-5 py-2.5 target:bg-accent-soft hover:bg-sunken"
                >
                  <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                    <span className="min-w-0 font-medium wrap-anywhere">{check.title}</span>
                    {showsLevel && (
                      <Badge tone={check.level === 'SHALL' ? 'accent' : 'neutral'}>
                        {check.level}
                      </Badge>
                    )}
                  </span>
                  <code className="font-mono text-xs break-all text-muted">{checkId}</code>
                </Link>
              ))}
            </Card>
          </section>
        ))}
      </div>
    </>
  );
}
