'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { TextAreaField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { RequestDetailSchema } from '@/lib/schemas/certificate-request';

/** Says something about a request: the applicant answers, the operator asks. `path` is that of the API. */
export function MessageBox({
  path,
  label,
  hint,
  button,
  done,
}: Readonly<{ path: string; label: string; hint: string; button: string; done: string }>) {
  const router = useRouter();
  const [text, setText] = useState('');
  const { isBusy, error, submit } = useSubmit(async () => {
    await callApi(RequestDetailSchema, 'POST', path, { text });
    setText('');
    toast.success(done);
    router.refresh();
  });
  return (
    <Form className="space-y-3" noValidate onSubmit={submit}>
      <TextAreaField
        label={label}
        hint={hint}
        required
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={error?.field('text')}
      />
      <FormError error={error} shown={['text']} />
      <Button type="submit" busy={isBusy}>
        {button}
      </Button>
    </Form>
  );
}
