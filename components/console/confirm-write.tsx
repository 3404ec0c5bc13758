'use client';

import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { WriteToConfirm } from './write-to-confirm';

/**
 * Asks before something is written in production or outside of the sandbox; names each method and host.
 *
 * @param writes none: it is closed
 */
export function ConfirmWrite({
  writes,
  onClose,
  onConfirm,
}: Readonly<{
  writes: readonly WriteToConfirm[];
  onClose: () => void;
  /** Throws an ApiError to stay open with the reason. */
  onConfirm: () => Promise<void> | void;
}>) {
  const [first] = writes;
  const { method = '', host = '', production = null } = first ?? {};
  const isOne = writes.length < 2;
  return (
    <ConfirmDialog
      open={first !== undefined}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={isOne ? `${method} at ${host}?` : `${writes.length} requests that write?`}
      confirmLabel={isOne ? `Send ${method} to ${host}` : 'Send all of them'}
      onConfirm={async () => {
        await onConfirm();
      }}
    >
      <p>
        {production === null ? (
          'This is not the sandbox; '
        ) : (
          <>
            The environment <span className="font-medium text-ink">{production}</span> is
            production;{' '}
          </>
        )}
        {isOne ? 'this may change real data:' : 'these may change real data:'}
      </p>
      <ul className="space-y-1">
        {writes.map((write, at) => (
          <li key={at} className="break-all">
            <span className="font-mono">
              {write.method} {write.path || '/'}
            </span>{' '}
            at <span className="font-mono font-medium text-ink">{write.host}</span>
          </li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}
