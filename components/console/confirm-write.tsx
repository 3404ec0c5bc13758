'use client';

import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { WriteToConfirm } from './write-to-confirm';

/** Asks before something is written in production or outside of the sandbox; names method and host. */
export function ConfirmWrite({
  write,
  onClose,
  onConfirm,
}: Readonly<{ write: WriteToConfirm | null; onClose: () => void; onConfirm: () => void }>) {
  const { method, path, host, production } = write ?? {
    method: '',
    path: '',
    host: '',
    production: null,
  };
  return (
    <ConfirmDialog
      open={write !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`${method} at ${host}?`}
      confirmLabel={`Send ${method} to ${host}`}
      onConfirm={() => {
        onConfirm();
        return Promise.resolve();
      }}
    >
      <p>
        {production === null ? (
          'This is not the sandbox: '
        ) : (
          <>
            The environment <span className="font-medium text-ink">{production}</span> is
            production:{' '}
          </>
        )}
        <span className="font-mono break-all">
          {method} {path || '/'}
        </span>{' '}
        may change real data at <span className="font-mono font-medium text-ink">{host}</span>.
      </p>
    </ConfirmDialog>
  );
}
