'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import * as z from 'zod';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { AppKeyView } from '@/lib/schemas/app';

/**
 * Takes a key out of the set after a question.
 *
 * @param successor what would sign instead: `signs` now, `waits` and would sign at once, `none`; null for a key that does not sign
 */
export function WithdrawKey({
  api,
  appKey,
  successor,
}: Readonly<{ api: string; appKey: AppKeyView; successor: 'signs' | 'waits' | 'none' | null }>) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const needsForce = successor === 'waits' || successor === 'none';
  return (
    <>
      <Button size="sm" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Withdraw …<span className="sr-only"> {appKey.keyName}</span>
      </Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`Withdraw “${appKey.keyName}”`}
        confirmLabel={needsForce ? 'Withdraw it nevertheless' : 'Withdraw it'}
        onConfirm={async () => {
          const path = `${api}/keys/${appKey.id}${needsForce ? '?force=1' : ''}`;
          await callApi(z.undefined(), 'DELETE', path);
          toast.success(`Withdrawn: ${appKey.keyName}`);
          router.refresh();
        }}
      >
        <p>
          The key leaves the JWK Set; what it signed is refused as soon as holders fetch the set
          again, in an hour at the latest. The key itself stays in the workspace.
        </p>
        {successor === 'none' && (
          <Callout tone="warn" title="It is the one that signs, and there is no other">
            Until another key is published, the app cannot authenticate with its JWK Set anywhere.
            Rotate first, unless this key got into wrong hands.
          </Callout>
        )}
        {successor === 'waits' && (
          <Callout tone="warn" title="The next key would sign at once">
            Holders with an older copy of the set refuse it for up to an hour. Wait until it signs
            by itself, unless this key got into wrong hands.
          </Callout>
        )}
        {successor === 'signs' && <p>The key that signed before signs again.</p>}
      </ConfirmDialog>
    </>
  );
}
