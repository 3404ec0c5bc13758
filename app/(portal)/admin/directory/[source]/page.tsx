import { FileSearch } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { FetchNow } from '@/components/directory-admin/fetch-now';
import { LatestReading } from '@/components/directory-admin/latest-reading';
import { ReadingHistory } from '@/components/directory-admin/reading-history';
import { RefreshWhile } from '@/components/directory-admin/refresh-while';
import { RemoveSource } from '@/components/directory-admin/remove-source';
import { isOpen } from '@/components/directory-admin/snapshot-words';
import { SourceFacts } from '@/components/directory-admin/source-facts';
import { SourceSwitch } from '@/components/directory-admin/source-switch';
import { isDue, isRemovable } from '@/components/directory-admin/source-words';
import { UploadPanel } from '@/components/directory-admin/upload-panel';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { buttonClass } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { listSnapshots } from '@/lib/domain/directory/snapshots/get-snapshot';
import type { SourceView } from '@/lib/schemas/directory-source';
import { findSource, vendorChoices } from '../find';

type Props = Readonly<{ params: Promise<{ source: string }> }>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await findSource((await params).source)).name };
}

function emptyWords({ isByHand, url }: SourceView): string {
  if (isByHand) return 'It grows entry by entry, by what members look up and suggest.';
  return url === null
    ? 'Upload its file below: it is read at once.'
    : 'Fetch it now, or upload its file below. What was found is shown here.';
}

/** One source of the directory: what it says, its file, its readings. */
export default async function AdminSourcePage({ params }: Props) {
  const source = await findSource((await params).source);
  const [latest, ...earlier] = await listSnapshots(source.id);
  const now = new Date().toISOString();
  const isBusy = latest !== undefined && isOpen(latest);
  const due = !isBusy && isDue(source, now);
  const vendor = vendorChoices().find(({ key }) => key === source.vendor);
  return (
    <>
      <PageHeader
        title={source.name}
        description={source.publisher}
        above={<Breadcrumb href="/admin/directory">Sources of the directory</Breadcrumb>}
        actions={
          <>
            <SourceSwitch source={source} />
            {source.url !== null && <FetchNow source={source} />}
            <Link
              href={`/admin/directory/${encodeURIComponent(source.id)}/edit`}
              className={buttonClass()}
            >
              Change
            </Link>
            {isRemovable(source) && !isBusy && <RemoveSource source={source} />}
          </>
        }
      />
      <RefreshWhile isMoving={due} />
      <div className="space-y-4">
        {latest ? (
          <LatestReading key={latest.id} initial={latest} now={now} />
        ) : (
          <Card>
            <EmptyState
              icon={FileSearch}
              title={due ? 'It is fetched in a moment' : 'It was never read'}
            >
              {emptyWords(source)}
            </EmptyState>
          </Card>
        )}
        <div className="grid min-w-0 gap-4 lg:grid-cols-2">
          <Card>
            <CardHeader title="About this source" />
            <CardBody>
              <SourceFacts source={source} vendorName={vendor?.name ?? source.vendor} now={now} />
            </CardBody>
          </Card>
          {!source.isByHand && (
            <Card id="upload" className="scroll-mt-20">
              <CardHeader
                title="Upload its file"
                description="It is read to its end first, and written only when it is whole and not much smaller than the last good one."
              />
              <CardBody>
                <UploadPanel sourceId={source.id} isBusy={isBusy} />
              </CardBody>
            </Card>
          )}
        </div>
        {earlier.length > 0 && <ReadingHistory snapshots={earlier} now={now} />}
      </div>
    </>
  );
}
