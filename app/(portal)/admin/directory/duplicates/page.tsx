import { CopyCheck } from 'lucide-react';
import type { Metadata } from 'next';
import { requireOperator } from '@/app/(portal)/admin/require-operator';
import { DuplicateCard } from '@/components/directory-admin/duplicate-card';
import { DuplicateFilter, duplicatesAddress } from '@/components/directory-admin/duplicate-filter';
import { NamePairForm } from '@/components/directory-admin/name-pair-form';
import { countedMany } from '@/components/directory-admin/source-words';
import { Pages } from '@/components/directory/pages';
import { Term } from '@/components/help/term';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { listDuplicates } from '@/lib/domain/directory/duplicates/list-duplicates';
import { DuplicateQuerySchema } from '@/lib/schemas/directory-duplicate';

export const metadata: Metadata = { title: 'Possible duplicates' };

/** The queue of organizations and endpoints that may be one: a person decides. */
export default async function DuplicatesPage({
  searchParams,
}: Readonly<{ searchParams: Promise<Record<string, string | string[] | undefined>> }>) {
  await requireOperator();
  // An address that somebody has mended by hand is no reason for an error.
  const query =
    DuplicateQuerySchema.safeParse(await searchParams).data ?? DuplicateQuerySchema.parse({});
  const { pairs, total, page, pages } = await listDuplicates(query);
  const now = new Date().toISOString();
  return (
    <>
      <PageHeader
        title="Possible duplicates"
        description={
          <>
            Organizations and endpoints that may be one. Readings join only what a key identifies,
            such as an <Term id="npi">NPI</Term>; what is left is for you. Every decision can be
            taken back.
          </>
        }
        above={<Breadcrumb href="/admin/directory">Directory</Breadcrumb>}
      />
      <DuplicateFilter query={query} />
      <div className="space-y-4">
        <Card aria-label="Pairs" className="overflow-hidden">
          {pairs.length === 0 ? (
            <EmptyState
              icon={CopyCheck}
              title={query.state === 'open' ? 'Nothing waits for you' : 'No such pairs'}
            >
              {query.state === 'open'
                ? 'Pairs that readings and probes cannot decide appear here.'
                : 'Choose another decision or kind above.'}
            </EmptyState>
          ) : (
            <>
              <p role="status" className="px-5 pt-4 text-sm text-muted">
                {countedMany(total, 'pair')}
              </p>
              <ul className="divide-y divide-line">
                {pairs.map((pair) => (
                  <li key={pair.id} className="px-5 py-5">
                    <DuplicateCard pair={pair} now={now} />
                  </li>
                ))}
              </ul>
            </>
          )}
        </Card>
        <Pages
          page={page}
          pages={pages}
          hrefOf={(next) => duplicatesAddress({ ...query, page: next })}
        />
        <Card>
          <CardHeader
            title="Two that you know"
            description="Name two organizations or two endpoints by their ids: you see them side by side, and can merge them or split what was merged."
          />
          <CardBody>
            <NamePairForm />
          </CardBody>
        </Card>
      </div>
    </>
  );
}
