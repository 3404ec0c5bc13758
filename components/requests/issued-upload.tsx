'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { TextAreaField, TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { RequestDetailSchema } from '@/lib/schemas/certificate-request';
import { fileOfText, readUploads } from '@/components/files/upload-files';
import { fieldProblem } from './field-problem';

/** Takes the certificate that an outside authority issued. `path` is that of the request in the API. */
export function IssuedUpload({ path }: Readonly<{ path: string }>) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [pasted, setPasted] = useState('');
  const { isBusy, error, submit } = useSubmit(async () => {
    const chosen = [...(input.current?.files ?? [])];
    const files = [
      ...(await readUploads(chosen)),
      ...(pasted.trim() === '' ? [] : [fileOfText(pasted)]),
    ];
    if (files.length === 0) {
      throw fieldProblem({ path: 'files', detail: 'Choose the file, or paste the certificate.' });
    }
    await callApi(RequestDetailSchema, 'POST', `${path}/issued`, { files });
    toast.success('The certificate is taken in');
    router.refresh();
  });
  return (
    <Card>
      <CardHeader
        title="Bring the certificate back"
        description="It has to certify the key of the CSR for the URIs of this request, and lead to an anchor of the community."
      />
      <CardBody>
        <Form className="space-y-4" noValidate onSubmit={submit}>
          <TextField
            ref={input}
            label="Files"
            type="file"
            multiple
            accept=".pem,.crt,.cer,.der,.p7b,.p7c,.txt"
            className="[&_input]:h-auto [&_input]:py-1.5"
            hint="The certificate, and the intermediates when they came along. PEM, DER or PKCS #7, six files at most."
          />
          <TextAreaField
            label="Or paste it"
            mono
            rows={4}
            spellCheck={false}
            placeholder="-----BEGIN CERTIFICATE-----"
            value={pasted}
            onChange={(event) => setPasted(event.target.value)}
          />
          <FormError error={error} />
          <Button type="submit" kind="primary" busy={isBusy}>
            Check and take it in
          </Button>
        </Form>
      </CardBody>
    </Card>
  );
}
