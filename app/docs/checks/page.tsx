import type { Metadata } from 'next';
import { CheckEntry } from '@/components/docs/check-entry';
import { checkCatalogues } from '@/components/docs/check-catalogues';
import { Prose } from '@/components/docs/prose';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { counted } from '@/lib/format/quantities';

export const metadata: Metadata = { title: 'Catalogue of checks' };

const total = checkCatalogues.reduce((sum, { checks }) => sum + Object.keys(checks).length, 0);

export default function ChecksPage() {
  return (
    <>
      <PageHeader
        title="Catalogue of checks"
        description={
          <Prose
            text={`Everything the portal concludes is a check with a stable id: ${total} of them. A check in a run has one of the verdicts pass, warning, failed, note or not judged, and says what was seen. \`advice\` marks what no specification demands.`}
          />
        }
      />
      <nav aria-label="Groups of checks" className="mb-6">
        <ul className="flex flex-wrap gap-2">
          {checkCatalogues.map(({ id, title, checks }) => (
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
        {checkCatalogues.map(({ id, title, summary, checks }) => (
          <section key={id} aria-labelledby={id}>
            <h2 id={id} className="scroll-mt-20 text-lg font-semibold">
              {title}
            </h2>
            <p className="mb-3 text-muted">
              {summary} {counted(Object.keys(checks).length, 'check')}.
            </p>
            <Card className="divide-y divide-line">
              {Object.entries(checks).map(([checkId, check]) => (
                <CheckEntry key={checkId} id={checkId} check={check} />
              ))}
            </Card>
          </section>
        ))}
      </div>
    </>
  );
}
