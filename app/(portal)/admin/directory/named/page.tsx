import { ListChecks } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { requireOperator } from '@/app/(portal)/admin/require-operator';
import { SourceList } from '@/components/directory-admin/source-list';
import { Pages } from '@/components/directory/pages';
import { Term } from '@/components/help/term';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Button, buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { TextField } from '@/components/ui/field';
import { PageHeader } from '@/components/ui/page-header';
import { listNamedSources } from '@/lib/domain/directory/sources/named-sources';
import { counted } from '@/lib/format/quantities';
import { NamedSourcesQuerySchema } from '@/lib/schemas/directory-source';

export const metadata: Metadata = { title: 'Lists that other lists name' };

/** The lists that an index of lists names, searched and paged: there are hundreds. */
export default async function NamedSourcesPage({
  searchParams,
}: Readonly<{ searchParams: Promise<Record<string, string | string[] | undefined>> }>) {
  await requireOperator();
  // An address that somebody has mended by hand is no reason for an error.
  const query =
    NamedSourcesQuerySchema.safeParse(await searchParams).data ?? NamedSourcesQuerySchema.parse({});
  const { sources, total, page, pages } = await listNamedSources(query);
  const now = new Date().toISOString();
  return (
    <>
      <PageHeader
        title="Lists that other lists name"
        description={
          <>
            An index such as that of the CHPL says where vendors and payers publish the lists of
            their <Term id="base-url">FHIR base URLs</Term>. Nobody is called until you switch one
            on.
          </>
        }
        above={<Breadcrumb href="/admin/directory">Sources of the directory</Breadcrumb>}
      />
      <form
        role="search"
        // What the address asks for has to reach the control, which keeps what was typed otherwise.
        key={query.q}
        className="mb-4 flex max-w-xl flex-wrap items-end gap-2"
      >
        <TextField
          label="Name, publisher or address"
          name="q"
          defaultValue={query.q}
          className="min-w-0 flex-1"
        />
        <Button type="submit">Search</Button>
        {query.q !== '' && (
          <Link href="/admin/directory/named" className={buttonClass('ghost')}>
            Clear
          </Link>
        )}
      </form>
      <div className="space-y-4">
        <p role="status" className="text-sm text-muted">
          {counted(total, 'list')}
        </p>
        <Card>
          {sources.length === 0 ? (
            <EmptyState
              icon={ListChecks}
              title={query.q === '' ? 'No list names another one' : `Nothing fits “${query.q}”`}
            >
              {query.q === ''
                ? 'Read an index of lists, such as that of the CHPL, and what it names stands here.'
                : 'Try another part of the name or of the address.'}
            </EmptyState>
          ) : (
            <SourceList sources={sources} now={now} />
          )}
        </Card>
        <Pages
          page={page}
          pages={pages}
          hrefOf={(next) =>
            `/admin/directory/named?${new URLSearchParams({ q: query.q, page: String(next) })}`
          }
        />
      </div>
    </>
  );
}
