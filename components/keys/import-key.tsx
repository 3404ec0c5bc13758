'use client';

import { FileKey } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { FileDrop } from '@/components/files/file-drop';
import { readUploads, uploadRefusal } from '@/components/files/upload-files';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { PasswordField } from '@/components/ui/password-field';
import { useSubmit } from '@/components/ui/use-submit';
import { KeySummarySchema } from '@/lib/schemas/key';

/** Takes a private key from a file into the vault. */
export function ImportKey({ workspace }: Readonly<{ workspace: string }>) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [files, setFiles] = useState<readonly File[]>([]);
  const [password, setPassword] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const { isBusy, error, submit, clear } = useSubmit(async () => {
    const reason = files.length === 0 ? 'Choose the file of the key.' : uploadRefusal(files);
    setRefusal(reason);
    if (reason !== undefined) return;
    await callApi(KeySummarySchema, 'POST', `/workspaces/${workspace}/keys/import`, {
      name,
      files: await readUploads(files),
      ...(password === '' ? {} : { password }),
    });
    toast.success('The key is in the vault');
    setName('');
    change(false);
    router.refresh();
  });
  function change(open: boolean): void {
    clear();
    setRefusal(undefined);
    setPassword('');
    setFiles([]);
    setOpen(open);
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <FileKey aria-hidden />
        Import
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={change}
        title="Import a key"
        description="It is sealed into the vault, where the portal signs with it. With its certificate beside it, upload both under Certificates instead."
      >
        <Form onSubmit={submit} noValidate className="space-y-4">
          <FileDrop
            files={files}
            hint="PEM, DER or PKCS #12, encrypted or not."
            onChange={setFiles}
            error={refusal ?? error?.field('files')}
          />
          <PasswordField
            label="Password (if there is one)"
            autoComplete="off"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            error={error?.field('password')}
          />
          <TextField
            label="Name"
            value={name}
            maxLength={80}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
            error={error?.field('name')}
          />
          <FormError error={error} shown={['files', 'password', 'name']} />
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={() => change(false)}>Close</Button>
            <Button type="submit" kind="primary" busy={isBusy}>
              Import
            </Button>
          </div>
        </Form>
      </Dialog>
    </>
  );
}
