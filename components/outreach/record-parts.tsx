'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import * as z from 'zod';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Dialog } from '@/components/ui/dialog';

/** What can be done with one record of a list: what is special to it, then changing and removing. */
export function RecordActions({
  name,
  onChange,
  onRemove,
  children,
}: Readonly<{
  /** As it is called after “Change” and “Remove”. */
  name: string;
  onChange: () => void;
  onRemove: () => void;
  children?: ReactNode;
}>) {
  return (
    <span className="flex flex-wrap gap-1">
      {children}
      <Button size="sm" aria-label={`Change ${name}`} onClick={onChange}>
        Change
      </Button>
      <Button size="sm" kind="ghost" aria-label={`Remove ${name}`} onClick={onRemove}>
        Remove
      </Button>
    </span>
  );
}

/** The form of a record, while one is edited or made. */
export function RecordForm({
  title,
  isOpen,
  onClose,
  children,
}: Readonly<{ title: string; isOpen: boolean; onClose: () => void; children: ReactNode }>) {
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => !open && onClose()}
      title={title}
      className="max-w-2xl"
    >
      {children}
    </Dialog>
  );
}

/** Asks before a record is removed, and removes it. */
export function RecordRemoval({
  title,
  root,
  id,
  onClose,
  children,
}: Readonly<{
  title: string;
  /** Address of the records in the API. */
  root: string;
  /** The record to remove; null while there is none. */
  id: string | null;
  onClose: () => void;
  children: ReactNode;
}>) {
  const router = useRouter();
  return (
    <ConfirmDialog
      open={id !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={title}
      confirmLabel="Remove"
      onConfirm={async () => {
        await callApi(z.undefined(), 'DELETE', `${root}/${id ?? ''}`);
        router.refresh();
      }}
    >
      {children}
    </ConfirmDialog>
  );
}
