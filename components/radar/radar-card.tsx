import { Radar } from 'lucide-react';
import Link from 'next/link';
import { Term } from '@/components/help/term';
import { buttonClass } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { counted } from '@/lib/format/quantities';
import type { RadarItem } from '@/lib/schemas/radar';
import { RadarRow } from './radar-row';
import { radarSummary } from './radar-time';
import { RefreshRadar } from './refresh-radar';

/** So many things are shown at once; the others on request. */
const shownAtOnce = 5;

/** What ends next in a workspace, and what to do about it. */
export function RadarCard({
  slug,
  items,
  mayRefresh,
  mayManageNotices,
}: Readonly<{
  slug: string;
  items: readonly RadarItem[];
  mayRefresh: boolean;
  mayManageNotices: boolean;
}>) {
  const more = items.slice(shownAtOnce);
  return (
    <Card aria-labelledby="radar">
      <CardHeader
        id="radar"
        title="What ends next"
        description={items.length > 0 ? radarSummary(items) : undefined}
        actions={
          <>
            {mayRefresh && items.length > 0 && <RefreshRadar slug={slug} />}
            {mayManageNotices && (
              <Link href={`/w/${slug}/settings/notices`} className={buttonClass('ghost', 'sm')}>
                Who is told
              </Link>
            )}
          </>
        }
      />
      {items.length === 0 ? (
        <EmptyState icon={Radar} title="Nothing ends in the next 30 days">
          There is nothing with an end yet. Certificates, the authorities above them, their{' '}
          <Term id="crl">revocation lists</Term>, keys with a day to replace them, agreements and
          next steps appear here, the soonest end first.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {items.slice(0, shownAtOnce).map((item) => (
            <RadarRow key={item.subject} item={item} />
          ))}
        </ul>
      )}
      {more.length > 0 && (
        <details className="border-t border-line">
          <summary className="px-5 py-3 text-sm font-medium">
            {counted(more.length, 'more thing', 'more things')}
          </summary>
          <ul className="divide-y divide-line border-t border-line">
            {more.map((item) => (
              <RadarRow key={item.subject} item={item} />
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}
