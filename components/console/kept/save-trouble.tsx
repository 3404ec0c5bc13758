'use client';

import type { ApiError } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { FormError } from '@/components/ui/form-error';

/** Why a saved request was not changed, and what can be done instead. */
export function SaveTrouble({
  error,
  onClose,
  onOverwrite,
  onSaveAs,
}: Readonly<{
  error: ApiError | null;
  onClose: () => void;
  onOverwrite: () => void;
  onSaveAs: () => void;
}>) {
  const isChanged = error?.problem.code === 'resource.changed';
  const isGone = error?.problem.code === 'resource.not_found';
  return (
    <Dialog
      open={error !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="The request was not saved"
    >
      <div className="space-y-4">
        <FormError error={error} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Go on writing</Button>
          {(isChanged || isGone) && <Button onClick={onSaveAs}>Save as another request …</Button>}
          {isChanged && (
            <Button kind="danger" onClick={onOverwrite}>
              Save over it
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
