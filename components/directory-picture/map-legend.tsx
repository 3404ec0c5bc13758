import { cn } from '@/components/ui/cn';
import { countLevels, shareLevels, type Level } from './measures';
import { lookOf } from './tile-map';

/** What the colours of the map mean. */
export function MapLegend({ isShare }: Readonly<{ isShare: boolean }>) {
  const levels = (isShare ? shareLevels : countLevels).map(
    (label, level) => [label, level as Level] as const,
  );
  const entries = [[isShare ? 'Not known' : 'No endpoint known', null] as const, ...levels];
  return (
    <ul aria-label="Colours" className="flex flex-wrap gap-x-4 gap-y-1.5 text-xs text-muted">
      {entries.map(([label, level]) => (
        <li key={label} className="flex items-center gap-1.5">
          <span aria-hidden className={cn('size-4 rounded-sm', lookOf(level))} />
          {label}
        </li>
      ))}
    </ul>
  );
}
