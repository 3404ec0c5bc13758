import Link from 'next/link';
import { Badge, type Tone } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import type { RadarItem } from '@/lib/schemas/radar';
import { radarTime } from './radar-time';

const looks: Record<RadarItem['state'], { dot: string; tone: Tone }> = {
  over: { dot: 'bg-fail', tone: 'fail' },
  urgent: { dot: 'bg-fail', tone: 'fail' },
  soon: { dot: 'bg-warn', tone: 'warn' },
  unknown: { dot: 'bg-info', tone: 'info' },
  later: { dot: 'bg-pass', tone: 'neutral' },
};

/** One thing that ends: what, when, and what to do. */
export function RadarRow({ item }: Readonly<{ item: RadarItem }>) {
  const { dot, tone } = looks[item.state];
  return (
    <li className="flex items-start gap-3 px-5 py-3">
      <span aria-hidden className={cn('mt-1.5 size-2 shrink-0 rounded-full', dot)} />
      <div className="flex min-w-0 flex-1 flex-wrap items-start gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1 basis-60">
          <Link
            href={item.href}
            className="font-medium break-words underline-offset-2 hover:underline"
          >
            {item.title}
          </Link>
          <p className="text-sm break-words text-muted">{item.words}</p>
        </div>
        <Badge tone={tone}>{radarTime(item)}</Badge>
      </div>
    </li>
  );
}
