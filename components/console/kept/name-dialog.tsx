'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';

function NameForm({
  initial,
  onSave,
}: Readonly<{ initial: string; onSave: (name: string) => Promise<void> }>) {
  const [name, setName] = useState(initial);
  const { isBusy, error, submit } = useSubmit(() => onSave(name.trim()));
  return (
    <Form className="space-y-4" onSubmit={submit}>
      <TextField
        label="Name"
        required
        maxLength={120}
        value={name}
        error={error?.field('name')}
        onChange={(event) => setName(event.target.value)}
      />
      <FormError error={error} shown={['name']} />
      <Button type="submit" kind="primary" busy={isBusy}>
        Save
      </Button>
    </Form>
  );
}

/** Asks for a name; `initial` null closes it. */
export function NameDialog({
  title,
  initial,
  onSave,
  onClose,
}: Readonly<{
  title: string;
  initial: string | null;
  /** Closes the dialog itself when it is done; stays open with the reason when an ApiError is thrown. */
  onSave: (name: string) => Promise<void>;
  onClose: () => void;
}>) {
  return (
    <Dialog open={initial !== null} onOpenChange={(isOpen) => !isOpen && onClose()} title={title}>
      {initial !== null && <NameForm initial={initial} onSave={onSave} />}
    </Dialog>
  );
}
