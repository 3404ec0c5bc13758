import type { LucideIcon } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';

/** One number of the workspace, with what it counts; leads to where the things are. */
export function Tally({
  icon: Icon,
  label,
  value,
  note,
  href,
}: Readonly<{ icon: LucideIcon; label: string; value: string; note: ReactNode; href: string }>) {
  return (
    <div className="relative min-w-0 rounded-xl border border-line bg-surface p-4 shadow-xs hover:border-line-strong">
      <p className="flex items-center gap-1.5 text-xs text-muted">
        <Icon aria-hidden className="size-3.5" />
        <Link href={href} className="font-medium after:absolute after:inset-0 after:rounded-xl">
          {label}
        </Link>
      </p>
      <p className="mt-1 text-2xl font-semibold tabular-nums">{value}</p>
      <p className="text-xs text-muted">{note}</p>
    </div>
  );
}
