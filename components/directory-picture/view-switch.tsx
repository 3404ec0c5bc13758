import Link from 'next/link';
import { cn } from '@/components/ui/cn';

/** A choice of a few, each of them a link: works without scripts, and the address holds what was chosen. */
export function ViewSwitch({
  label,
  choices,
}: Readonly<{
  label: string;
  choices: readonly { label: string; href: string; isOn: boolean }[];
}>) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span aria-hidden className="text-xs font-medium text-muted">
        {label}
      </span>
      <ul className="flex flex-wrap gap-1">
        {choices.map((choice) => (
          <li key={choice.href}>
            <Link
              href={choice.href}
              scroll={false}
              aria-current={choice.isOn ? 'true' : undefined}
              className={cn(
                'inline-flex min-h-8 items-center rounded-md border border-line px-2.5 py-1 text-sm hover:bg-sunken',
                choice.isOn && 'border-accent bg-accent-soft font-medium text-accent-strong',
              )}
            >
              {choice.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
