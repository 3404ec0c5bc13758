'use client';

import { useState, type ReactNode } from 'react';
import { Button } from './button';
import { Form } from './form';
import { Dialog } from './dialog';
import { TextField } from './field';
import { FormError } from './form-error';
import { useSubmit } from './use-submit';

/**
 * Asks before something that cannot be undone. `typed` has to be typed for the button to work. The dialog
 * stays open with the reason when `onConfirm` throws an ApiError.
 */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  children,
  confirmLabel,
  typed,
  onConfirm,
}: Readonly<{
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  children: ReactNode;
  confirmLabel: string;
  typed?: string;
  onConfirm: () => Promise<void>;
}>) {
  const [text, setText] = useState('');
  const { isBusy, error, submit, clear } = useSubmit(async () => {
    await onConfirm();
    change(false);
  });
  function change(isOpen: boolean): void {
    setText('');
    clear();
    onOpenChange(isOpen);
  }
  return (
    <Dialog open={open} onOpenChange={change} title={title}>
      <Form className="space-y-4" onSubmit={submit}>
        <div className="space-y-2 text-sm text-muted">{children}</div>
        {typed !== undefined && (
          <TextField
            label={
              <>
                Type <span className="font-mono">{typed}</span> to confirm
              </>
            }
            mono
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
        <FormError error={error} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => change(false)}>Keep it</Button>
          <Button
            type="submit"
            kind="danger"
            busy={isBusy}
            disabled={typed !== undefined && text !== typed}
          >
            {confirmLabel}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
