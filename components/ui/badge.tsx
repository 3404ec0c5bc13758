import type { ComponentProps } from 'react';
import { cn } from './cn';

const tones = {
  neutral: 'bg-skip-soft text-muted',
  accent: 'bg-accent-soft text-accent-strong',
  pass: 'bg-pass-soft text-pass',
  warn: 'bg-warn-soft text-warn',
  fail: 'bg-fail-soft text-fail',
  info: 'bg-info-soft text-info',
  skip: 'bg-skip-soft text-skip',
} as const;
export type Tone = keyof typeof tones;

/** A short word about a thing: a state, a count, a kind. */
export function Badge({
  tone = 'neutral',
  className,
  ...props
}: Readonly<ComponentProps<'span'> & { tone?: Tone }>) {
  return (
    <span
      className={cn(
        'inline-flex shrink-0 items-center gap-1 rounded-full px-2 py-0.5 text-xs leading-4 font-medium whitespace-nowrap [&_svg]:size-3.5 [&_svg]:shrink-0',
        tones[tone],
        className,
      )}
      {...props}
    />
  );
}
