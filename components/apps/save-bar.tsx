'use client';

import { Button } from '@/components/ui/button';

/** Saves a form or lets go of what was typed; says whether there is anything to save. */
export function SaveBar({
  isChanged,
  isBusy,
  onDiscard,
  label = 'Save',
}: Readonly<{ isChanged: boolean; isBusy: boolean; onDiscard: () => void; label?: string }>) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button type="submit" kind="primary" busy={isBusy} disabled={!isChanged}>
        {label}
      </Button>
      {isChanged && (
        <Button onClick={onDiscard} disabled={isBusy}>
          Discard changes
        </Button>
      )}
      <p role="status" className="text-sm text-muted">
        {isChanged ? 'There are unsaved changes.' : ''}
      </p>
    </div>
  );
}
