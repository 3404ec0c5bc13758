'use client';

import { isWrite } from '@/lib/protocol/fhir/is-write';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';

/** The host of a write that needs to be confirmed: one to a holder outside of the sandbox. Null for all others. */
export function hostToConfirm(
  { holder, method, path }: Readonly<{ holder: string; method: string; path: string }>,
  sandboxBaseUrl: string,
): string | null {
  if (!isWrite({ method, path })) return null;
  const sandbox = sandboxBaseUrl.replace(/\/sandbox\/.*$/, '/sandbox/');
  const wanted = holder.trim();
  if (!wanted.includes('://') || wanted.startsWith(sandbox)) return null;
  return URL.canParse(wanted) ? new URL(wanted).host : wanted;
}

/** Asks before something is written at a holder outside of the sandbox; names method and host. */
export function ConfirmWrite({
  host,
  method,
  path,
  onClose,
  onConfirm,
}: Readonly<{
  host: string | null;
  method: string;
  path: string;
  onClose: () => void;
  onConfirm: () => void;
}>) {
  return (
    <ConfirmDialog
      open={host !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`${method} at ${host ?? ''}?`}
      confirmLabel={`Send ${method} to ${host ?? ''}`}
      onConfirm={() => {
        onConfirm();
        return Promise.resolve();
      }}
    >
      <p>
        This is not the sandbox:{' '}
        <span className="font-mono break-all">
          {method} {path || '/'}
        </span>{' '}
        may change real data at <span className="font-mono font-medium text-ink">{host}</span>.
      </p>
    </ConfirmDialog>
  );
}
