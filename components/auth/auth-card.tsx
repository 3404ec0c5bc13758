import type { ReactNode } from 'react';

/** The one card of a page before the sign-in: its name, a sentence, and the form. */
export function AuthCard({
  title,
  description,
  children,
  footer,
}: Readonly<{
  title: string;
  description?: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
}>) {
  return (
    <>
      <section className="rounded-xl border border-line bg-surface p-6 shadow-xs sm:p-8">
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        {description !== undefined && <div className="mt-1 text-muted">{description}</div>}
        <div className="mt-6">{children}</div>
      </section>
      {footer !== undefined && <div className="mt-4 text-center text-sm text-muted">{footer}</div>}
    </>
  );
}
