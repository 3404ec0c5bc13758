import { MapPinned } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { requireMember } from '@/app/(portal)/w/[workspace]/require-member';
import { MapLegend } from '@/components/directory-picture/map-legend';
import { measureNames, measures } from '@/components/directory-picture/measures';
import { PictureTotals } from '@/components/directory-picture/picture-totals';
import {
  isShareView,
  pictureAddress,
  viewOf,
  type PictureView,
} from '@/components/directory-picture/picture-view';
import { StateTable } from '@/components/directory-picture/state-table';
import { TileMap } from '@/components/directory-picture/tile-map';
import { ViewSwitch } from '@/components/directory-picture/view-switch';
import { Term } from '@/components/help/term';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { buttonClass } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Time } from '@/components/ui/time';
import { directoryPicture } from '@/lib/domain/directory/picture/directory-picture';

export const metadata: Metadata = { title: 'Directory by state' };

/** What works and what is supported in which state. The address bar holds what is looked at. */
export default async function DirectoryPicturePage({
  params,
  searchParams,
}: Readonly<{
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}>) {
  const { member } = await requireMember((await params).workspace);
  const root = `/w/${member.workspace.slug}/directory`;
  const address = `${root}/picture`;
  const picture = await directoryPicture();
  const view = viewOf(await searchParams, picture.total);
  const isShare = isShareView(view);
  const choice = (label: string, change: Partial<PictureView>, isOn: boolean) => ({
    label,
    href: pictureAddress(address, { ...view, ...change }),
    isOn,
  });
  return (
    <>
      <PageHeader
        title="Directory by state"
        description={
          <>
            How many <Term id="base-url">endpoints</Term> are known in each state, which of them
            work, and what they support.
          </>
        }
        above={<Breadcrumb href={root}>Directory</Breadcrumb>}
        actions={
          <Link href="/docs/directory#picture" className={buttonClass()}>
            How it is counted
          </Link>
        }
      />
      {picture.total.known === 0 ? (
        <Card>
          <EmptyState icon={MapPinned} title="The directory is empty">
            The operator of the portal turns on lists, or uploads them. Then there is something to
            count.
          </EmptyState>
        </Card>
      ) : (
        <div className="space-y-6">
          <PictureTotals total={picture.total} root={root} />
          <Card>
            <CardHeader
              title={`${measures[view.show].label}, by state`}
              description={
                <>
                  Counted <Time at={picture.countedAt} now={new Date().toISOString()} />. Shares are
                  of the endpoints that were checked.
                </>
              }
            />
            <CardBody className="space-y-4">
              <ViewSwitch
                label="Show"
                choices={measureNames.map((measure) =>
                  choice(measures[measure].label, { show: measure }, view.show === measure),
                )}
              />
              {view.show !== 'known' && (
                <ViewSwitch
                  label="As"
                  choices={[
                    choice('Share', { as: 'share' }, view.as === 'share'),
                    choice('Number', { as: 'count' }, view.as === 'count'),
                  ]}
                />
              )}
              <a href="#states" className="sr-only text-accent-strong underline focus:not-sr-only">
                Skip the map: the table has the same numbers
              </a>
              <TileMap states={picture.states} view={view} root={root} />
              <MapLegend isShare={isShare} />
            </CardBody>
          </Card>
          <Card id="states" tabIndex={-1} className="scroll-mt-20">
            <CardHeader
              title="The same in numbers"
              description="An endpoint that organizations of several states share counts in each of them. Each number leads to the organizations behind it."
            />
            <StateTable picture={picture} view={view} root={root} address={address} />
          </Card>
        </div>
      )}
    </>
  );
}
