import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

/** A surface that groups what belongs together. */
export function Card({ className, ...props }: Readonly<ComponentProps<'section'>>) {
  return (
    <section
      className={cn('min-w-0 rounded-xl border border-line bg-surface shadow-xs', className)}
      {...props}
    />
  );
}

/** The head of a card: title, a sentence below it, and actions at its end. */
export function CardHeader({
  title,
  description,
  actions,
  level: Heading = 'h2',
  id,
}: Readonly<{
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  level?: 'h2' | 'h3';
  id?: string;
}>) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-3 px-5 pt-4 pb-3">
      <div className="min-w-0 flex-1 basis-56">
        <Heading id={id} className="text-base font-semibold">
          {title}
        </Heading>
        {description !== undefined && (
          <div className="mt-0.5 text-sm text-muted">{description}</div>
        )}
      </div>
      {actions !== undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
  );
}

/** The content of a card below its head. */
export function CardBody({ className, ...props }: Readonly<ComponentProps<'div'>>) {
  return <div className={cn('px-5 pb-5', className)} {...props} />;
}
