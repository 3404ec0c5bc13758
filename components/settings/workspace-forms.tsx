'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import * as z from 'zod';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { TextField } from '@/components/ui/field';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { WorkspaceSchema } from '@/lib/schemas/workspace';
import { slugOf } from './slug-of';

/** Gives the workspace another name. */
export function RenameWorkspace({ slug, name }: Readonly<{ slug: string; name: string }>) {
  const router = useRouter();
  const [text, setText] = useState(name);
  const { isBusy, error, submit } = useSubmit(async () => {
    await callApi(WorkspaceSchema, 'PATCH', `/workspaces/${slug}`, { name: text });
    toast.success('The workspace has its new name');
    router.refresh();
  });
  return (
    <Form className="space-y-4" onSubmit={submit}>
      <TextField
        label="Name"
        required
        maxLength={80}
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={error?.field('name')}
      />
      <FormError error={error} shown={['name']} />
      <Button type="submit" busy={isBusy} disabled={text.trim() === name}>
        Rename
      </Button>
    </Form>
  );
}

/** Makes another workspace and goes there. */
export function CreateWorkspace() {
  const [name, setName] = useState('');
  const [ownSlug, setOwnSlug] = useState<string | null>(null);
  const slug = ownSlug ?? slugOf(name);
  const { isBusy, error, submit } = useSubmit(async () => {
    const body = { name, ...(slug === '' ? {} : { slug }) };
    const workspace = await callApi(WorkspaceSchema, 'POST', '/workspaces', body);
    window.location.assign(`/w/${workspace.slug}`);
  });
  return (
    <Form className="space-y-4" onSubmit={submit}>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Name"
          required
          maxLength={80}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={error?.field('name')}
        />
        <TextField
          label="Short name in addresses"
          mono
          maxLength={40}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={slug}
          onChange={(event) => setOwnSlug(event.target.value)}
          hint="It stays, so that links keep working."
          error={error?.field('slug')}
        />
      </div>
      <FormError error={error} shown={['name', 'slug']} />
      <Button type="submit" busy={isBusy}>
        Create the workspace
      </Button>
    </Form>
  );
}

/** Deletes the workspace after its short name was typed. */
export function DeleteWorkspace({ slug, name }: Readonly<{ slug: string; name: string }>) {
  const [isOpen, setOpen] = useState(false);
  async function remove(): Promise<void> {
    await callApi(z.undefined(), 'DELETE', `/workspaces/${slug}`);
    window.location.assign('/');
  }
  return (
    <>
      <Button kind="danger" onClick={() => setOpen(true)}>
        Delete the workspace
      </Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`Delete ${name}?`}
        confirmLabel="Delete for good"
        typed={slug}
        onConfirm={remove}
      >
        <p>
          Its keys, certificates, registrations, runs and API tokens are deleted with it, for every
          member. Nothing can bring them back; the holders are not told.
        </p>
      </ConfirmDialog>
    </>
  );
}
