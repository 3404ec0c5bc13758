'use client';

import { TriangleAlert } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';

/** What stands in place of a part of a page that broke, below a head that did not. */
export function BrokenSection({
  digest,
  onRetry,
}: Readonly<{ digest: string | undefined; onRetry: () => void }>) {
  return (
    <Card role="alert">
      <EmptyState
        icon={TriangleAlert}
        title="This section could not be shown"
        actions={
          <Button kind="primary" onClick={onRetry}>
            Try again
          </Button>
        }
      >
        Nothing that you stored is lost. If it stays, the log of the portal says why
        {digest !== undefined && (
          <>
            : reference <span className="font-mono">{digest}</span>
          </>
        )}
        .
      </EmptyState>
    </Card>
  );
}
