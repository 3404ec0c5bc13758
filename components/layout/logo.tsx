import { cn } from '@/components/ui/cn';

/** The sign of Onramp: a lane that joins a road. */
export function Logo({ className }: Readonly<{ className?: string }>) {
  return (
    <span className={cn('inline-flex items-center gap-2 font-semibold tracking-tight', className)}>
      <svg viewBox="0 0 24 24" aria-hidden className="size-6 text-accent">
        <rect width="24" height="24" rx="6" fill="currentColor" opacity="0.14" />
        <path
          d="M15.5 4v16M5 20c0-6 3.2-8.4 6.2-9.7"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.2"
          strokeLinecap="round"
        />
        <path
          d="m9.2 8.2 3.2 1.6-1.5 3.3"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      Onramp
    </span>
  );
}
