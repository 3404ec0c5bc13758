import Link from 'next/link';
import { Card } from '@/components/ui/card';
import type { PictureCounts } from '@/lib/schemas/directory-picture';
import { measureNames, measures, percent, searchFor, shareOf } from './measures';

/** The whole directory in six numbers. */
export function PictureTotals({ total, root }: Readonly<{ total: PictureCounts; root: string }>) {
  return (
    <Card>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-4 p-5 sm:grid-cols-3 lg:grid-cols-6">
        {measureNames.map((measure) => {
          const share = shareOf(total, measure);
          return (
            <div key={measure} className="min-w-0">
              <dt className="text-xs text-muted">{measures[measure].label}</dt>
              <dd>
                <Link
                  prefetch={false}
                  href={searchFor(root, measure, null)}
                  className="text-xl font-semibold tabular-nums hover:underline"
                >
                  {total[measure].toLocaleString('en')}
                </Link>
                {share !== null && (
                  <span className="block text-xs text-muted tabular-nums">
                    {percent(share)} of {measure === 'checked' ? 'known' : 'checked'}
                  </span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </Card>
  );
}
