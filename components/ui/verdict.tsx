import { CircleAlert, CircleCheck, CircleMinus, Info, TriangleAlert } from 'lucide-react';
import type { Verdict } from '@/lib/protocol/check';
import { Badge } from './badge';
import { cn } from './cn';

const icons = {
  pass: CircleCheck,
  warn: TriangleAlert,
  fail: CircleAlert,
  info: Info,
  skip: CircleMinus,
} as const;

const colours = {
  pass: 'text-pass',
  warn: 'text-warn',
  fail: 'text-fail',
  info: 'text-info',
  skip: 'text-skip',
} as const;

/** A verdict in the words that people read. */
export const verdictWords: Record<Verdict, string> = {
  pass: 'Pass',
  warn: 'Warning',
  fail: 'Failed',
  info: 'Note',
  skip: 'Not judged',
};

/** The sign of a verdict, with its word for screen readers. */
export function VerdictIcon({
  verdict,
  className,
}: Readonly<{ verdict: Verdict; className?: string }>) {
  const Icon = icons[verdict];
  return (
    <span className={cn('inline-flex shrink-0', colours[verdict], className)}>
      <Icon aria-hidden className="size-4" />
      <span className="sr-only">{verdictWords[verdict]}</span>
    </span>
  );
}

/** A verdict with sign and word; never by colour alone. */
export function VerdictBadge({
  verdict,
  children,
}: Readonly<{ verdict: Verdict; children?: React.ReactNode }>) {
  const Icon = icons[verdict];
  return (
    <Badge tone={verdict}>
      <Icon aria-hidden />
      {children ?? verdictWords[verdict]}
    </Badge>
  );
}
