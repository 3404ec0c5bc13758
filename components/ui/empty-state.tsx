import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** What a list shows while it has nothing: what would be here, and how to get it. */
export function EmptyState({
  icon: Icon,
  title,
  children,
  actions,
}: Readonly<{ icon: LucideIcon; title: string; children?: ReactNode; actions?: ReactNode }>) {
  return (
    <div className="flex flex-col items-center px-6 py-10 text-center">
      <span className="mb-3 rounded-full bg-sunken p-3 text-muted">
        <Icon aria-hidden className="size-5" />
      </span>
      <p className="font-medium">{title}</p>
      {children !== undefined && <div className="mt-1 max-w-md text-sm text-muted">{children}</div>}
      {actions !== undefined && (
        <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div>
      )}
    </div>
  );
}
