'use client';

import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { ChangeList } from '@/components/registrations/change-list';
import { Button } from '@/components/ui/button';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { counted } from '@/lib/format/quantities';
import { DocumentChangeSchema, type DocumentChange } from '@/lib/schemas/directory-document';

function Diff({ diff, summary }: Readonly<{ diff: DocumentChange; summary: string }>) {
  const { changes, total } = diff;
  if (total === 0) {
    return (
      <p className="text-sm text-muted">
        Only what changes by itself is different: dates, ids, addresses of its own.
      </p>
    );
  }
  return (
    <>
      <p className="text-xs text-muted">
        {counted(total, 'difference')}
        {total > changes.length && `, the first ${changes.length} of them`}. Dates, ids and what
        else changes by itself is left out.
      </p>
      <ChangeList changes={changes} label={summary} />
    </>
  );
}

/** What a document says otherwise than the one before it, fetched when somebody wants to see it. */
export function DocumentChanges({ path, summary }: Readonly<{ path: string; summary: string }>) {
  const [diff, setDiff] = useState<DocumentChange | null>(null);
  const [isOpen, setOpen] = useState(false);
  const { isBusy, error, submit } = useSubmit(async () => {
    if (!diff) setDiff(await callApi(DocumentChangeSchema, 'GET', path));
    setOpen(!isOpen);
  });
  return (
    <div className="mt-1 min-w-0 space-y-1">
      <Button size="sm" busy={isBusy} aria-expanded={isOpen} onClick={() => void submit()}>
        {isOpen ? 'Hide the differences' : 'Show what changed'}
        <span className="sr-only">: {summary}</span>
      </Button>
      <FormError error={error} />
      {isOpen && diff && <Diff diff={diff} summary={summary} />}
    </div>
  );
}
