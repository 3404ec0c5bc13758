import Link from 'next/link';
import type { RunVerdict } from '@/lib/run/frames';

const choices: { verdict: RunVerdict | null; label: string }[] = [
  { verdict: null, label: 'All' },
  { verdict: 'pass', label: 'Passed' },
  { verdict: 'warn', label: 'With warnings' },
  { verdict: 'fail', label: 'Failed' },
];

/** Which runs a list shows, by verdict. */
export function VerdictFilter({
  root,
  current,
}: Readonly<{ root: string; current: RunVerdict | null }>) {
  return (
    <nav aria-label="Filter by verdict" className="flex flex-wrap gap-1">
      {choices.map(({ verdict, label }) => (
        <Link
          key={label}
          href={verdict === null ? `${root}/runs` : `${root}/runs?verdict=${verdict}`}
          aria-current={verdict === current ? 'true' : undefined}
          className="rounded-full px-3 py-1 text-sm font-medium text-muted hover:bg-sunken aria-[current]:bg-accent-soft aria-[current]:text-accent-strong"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
