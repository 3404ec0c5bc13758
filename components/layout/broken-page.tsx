'use client';

import { TriangleAlert } from 'lucide-react';
import { Button } from '@/components/ui/button';

/** What stands in place of a page that broke: what happened, how to go on, what to tell the operator. */
export function BrokenPage({
  digest,
  onRetry,
}: Readonly<{ digest: string | undefined; onRetry: () => void }>) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center px-4 py-16 text-center">
      <span className="mb-4 rounded-full bg-fail-soft p-3 text-fail">
        <TriangleAlert aria-hidden className="size-6" />
      </span>
      <h1 className="text-xl font-semibold">This page broke</h1>
      <p className="mt-2 text-muted">
        The portal could not show it. Nothing that you stored is lost. Try again; if it stays, the
        log of the portal says why.
      </p>
      {digest !== undefined && (
        <p className="mt-2 font-mono text-xs text-muted">reference {digest}</p>
      )}
      <div className="mt-5 flex gap-2">
        <Button kind="primary" onClick={onRetry}>
          Try again
        </Button>
        <Button onClick={() => window.location.assign('/')}>Go to the start</Button>
      </div>
    </div>
  );
}
