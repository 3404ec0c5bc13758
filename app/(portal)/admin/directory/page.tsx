import { ListChecks } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { RefreshWhile } from '@/components/directory-admin/refresh-while';
import { isOpen } from '@/components/directory-admin/snapshot-words';
import { SourceList } from '@/components/directory-admin/source-list';
import { isDue } from '@/components/directory-admin/source-words';
import { Term } from '@/components/help/term';
import { buttonClass } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { listSources } from '@/lib/domain/directory/sources/list-sources';
import { countNamedSources } from '@/lib/domain/directory/sources/named-sources';
import { counted } from '@/lib/format/quantities';
import { requireOperator } from '../require-operator';

export const metadata: Metadata = { title: 'Directory' };

/** The lists from which the endpoint directory is made. */
export default async function AdminDirectoryPage() {
  await requireOperator();
  const [sources, named] = await Promise.all([listSources(), countNamedSources()]);
  const now = new Date().toISOString();
  const on = sources.filter(({ isEnabled }) => isEnabled);
  const off = sources.filter(({ isEnabled }) => !isEnabled);
  const isMoving = sources.some(
    (source) => (source.latest !== null && isOpen(source.latest)) || isDue(source, now),
  );
  return (
    <>
      <PageHeader
        title="Sources of the directory"
        description={
          <>
            Public lists, and lists of your own, that say which organization is at which{' '}
            <Term id="base-url">FHIR base URL</Term>. Nobody is called until you switch a list on or
            fetch it.
          </>
        }
        actions={
          <Link href="/admin/directory/new" className={buttonClass('primary')}>
            Add a list
          </Link>
        }
      />
      <RefreshWhile isMoving={isMoving} />
      <div className="space-y-6">
        <Card>
          <CardHeader title="On" description="Fetched by their schedules, where they have one." />
          {on.length === 0 ? (
            <EmptyState icon={ListChecks} title="No list is on">
              Switch on a list below: it is fetched and read at once. Or add a list of your own.
            </EmptyState>
          ) : (
            <SourceList sources={on} now={now} />
          )}
        </Card>
        <Card>
          <CardHeader
            title="Off"
            description="Not fetched by themselves. What was read of them stays in the directory."
          />
          {off.length === 0 ? (
            <EmptyState icon={ListChecks} title="Every list is on" />
          ) : (
            <SourceList sources={off} now={now} />
          )}
        </Card>
        {named > 0 && (
          <Card>
            <CardHeader
              title="Named by other lists"
              description={`${counted(named, 'list')} that an index of lists names. Switch on those that you want.`}
              actions={
                <Link href="/admin/directory/named" className={buttonClass()}>
                  Look at them
                </Link>
              }
            />
          </Card>
        )}
      </div>
    </>
  );
}
