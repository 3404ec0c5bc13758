import type { ReactNode } from 'react';
import { HelpLink } from '@/components/help/help-link';

/** The head of a page: its name, what it is for, and what can be done. */
export function PageHeader({
  title,
  description,
  actions,
  above,
}: Readonly<{
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  above?: ReactNode;
}>) {
  return (
    <header className="mb-6">
      {above !== undefined && <div className="print:hidden">{above}</div>}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-64">
          <div className="flex items-start gap-2">
            <h1 className="min-w-0 text-2xl font-semibold tracking-tight break-words">{title}</h1>
            <HelpLink />
          </div>
          {description !== undefined && (
            <div className="mt-1 max-w-3xl text-muted">{description}</div>
          )}
        </div>
        {actions !== undefined && (
          <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div>
        )}
      </div>
    </header>
  );
}
