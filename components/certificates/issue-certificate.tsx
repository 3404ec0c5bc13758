'use client';

import { BadgePlus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, type FormEvent } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { SelectField, TextField } from '@/components/ui/field';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { CertificateSummarySchema } from '@/lib/schemas/certificate';

/** The button that has the sandbox’s certification authority issue a certificate, and its form. */
export function IssueCertificate({ workspace }: Readonly<{ workspace: string }>) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const issue = useSubmit(async (body: { name: string; algorithm: string }) => {
    await callApi(CertificateSummarySchema, 'POST', `/workspaces/${workspace}/certificates`, body);
    setOpen(false);
    toast.success('Issued. The private key is in the vault.');
    router.refresh();
  });

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string): string => {
      const value = form.get(name);
      return typeof value === 'string' ? value : '';
    };
    void issue.submit({ name: text('name'), algorithm: text('algorithm') });
  }

  return (
    <>
      <Button kind="primary" onClick={() => setOpen(true)}>
        <BadgePlus aria-hidden /> Issue a certificate
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={(open) => {
          setOpen(open);
          issue.clear();
        }}
        title="Issue a certificate"
        description="The sandbox’s certification authority certifies a new key for your app at once. It is trusted by the holders of the sandbox, and by nobody else."
      >
        <form onSubmit={onSubmit} noValidate className="space-y-4">
          <TextField
            name="name"
            label="Name of the key"
            defaultValue="Sandbox key"
            maxLength={80}
            error={issue.error?.field('name')}
            hint="For people; it is not part of the certificate."
          />
          <SelectField
            name="algorithm"
            label="Algorithm"
            defaultValue="RS256"
            error={issue.error?.field('algorithm')}
            hint="UDAP requires holders to accept RS256; the others are smaller and quicker where they are accepted."
          >
            <option value="RS256">RS256 (RSA, 2048 bits)</option>
            <option value="ES256">ES256 (P-256)</option>
            <option value="ES384">ES384 (P-384)</option>
          </SelectField>
          <FormError error={issue.error} shown={['name', 'algorithm']} />
          <div className="flex justify-end gap-2">
            <Button onClick={() => setOpen(false)}>Close</Button>
            <Button type="submit" kind="primary" busy={issue.isBusy}>
              Issue
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
