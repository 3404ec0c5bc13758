import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

const looks = {
  info: { Icon: Info, className: 'border-info/30 bg-info-soft [&>svg]:text-info' },
  pass: { Icon: CircleCheck, className: 'border-pass/30 bg-pass-soft [&>svg]:text-pass' },
  warn: { Icon: TriangleAlert, className: 'border-warn/30 bg-warn-soft [&>svg]:text-warn' },
  fail: { Icon: CircleAlert, className: 'border-fail/30 bg-fail-soft [&>svg]:text-fail' },
} as const;

/** Something to be read before going on. Errors are announced to screen readers. */
export function Callout({
  tone = 'info',
  title,
  children,
  className,
}: Readonly<{
  tone?: keyof typeof looks;
  title?: ReactNode;
  children?: ReactNode;
  className?: string;
}>) {
  const { Icon, className: look } = looks[tone];
  return (
    <div
      role={tone === 'fail' ? 'alert' : undefined}
      className={cn('flex gap-3 rounded-lg border px-4 py-3 text-sm', look, className)}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        {title !== undefined && <p className="font-medium">{title}</p>}
        {children !== undefined && <div className="text-ink/90">{children}</div>}
      </div>
    </div>
  );
}
