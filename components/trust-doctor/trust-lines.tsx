import { Unlink } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import type { TrustLine, TrustSlot } from './trust-layout';

const isOn = (paths: readonly number[], chosen: number | null) =>
  chosen !== null && paths.includes(chosen);

function strokeOf(isBroken: boolean, isChosen: boolean): string {
  if (isBroken) return 'text-fail';
  return isChosen ? 'text-accent' : 'text-line-strong';
}

/** The line of a link that passes by the certificates of a row. */
export function PassingLine({
  slot,
  chosen,
}: Readonly<{ slot: TrustSlot; chosen: number | null }>) {
  return (
    <div aria-hidden className="hidden justify-center @2xl:flex">
      <span
        className={cn(
          'h-full border-l-2 border-current',
          strokeOf(slot.isBroken, isOn(slot.paths, chosen)),
          slot.isBroken && 'border-dashed',
        )}
      />
    </div>
  );
}

/**
 * The lines between two rows. Where the picture is a list, one line. What they say is said in words at the
 * certificates.
 */
export function TrustLines({
  lines,
  chosen,
}: Readonly<{ lines: readonly TrustLine[]; chosen: number | null }>) {
  const isBroken = lines.every((line) => line.isBroken);
  return (
    <div aria-hidden className="relative h-6 @2xl:h-10">
      <span
        className={cn(
          'absolute inset-y-0 left-6 border-l-2 border-current @2xl:hidden',
          strokeOf(isBroken, false),
          isBroken && 'border-dashed',
        )}
      />
      <svg
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        className="hidden size-full overflow-visible @2xl:block"
      >
        {lines.map(({ key, fromX, toX, paths, isBroken: breaks }) => (
          <path
            key={key}
            d={`M ${fromX} 100 C ${fromX} 50 ${toX} 50 ${toX} 0`}
            fill="none"
            stroke="currentColor"
            strokeWidth={isOn(paths, chosen) ? 3 : 2}
            strokeDasharray={breaks ? '5 5' : undefined}
            vectorEffect="non-scaling-stroke"
            className={strokeOf(breaks, isOn(paths, chosen))}
          />
        ))}
      </svg>
      {lines
        .filter((line) => line.isBroken)
        .map(({ key, fromX, toX }) => (
          <span
            key={key}
            style={{ left: `${(fromX + toX) / 2}%` }}
            className="absolute top-1/2 hidden -translate-1/2 rounded-full bg-surface p-1 text-fail @2xl:block"
          >
            <Unlink className="size-4" />
          </span>
        ))}
    </div>
  );
}
