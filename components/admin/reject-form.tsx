'use client';

import { CircleX } from 'lucide-react';
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

/** Rejects a request with a reason. `path` is that of the request in the API. */
export function RejectForm({ path }: Readonly<{ path: string }>) {
  const router = useRouter();
  const [reason, setReason] = useState('');
  const { isBusy, error, submit } = useSubmit(async () => {
    await callApi(RequestDetailSchema, 'POST', `${path}/reject`, { reason });
    toast.success('Rejected');
    router.refresh();
  });
  return (
    <Form className="space-y-3" noValidate onSubmit={submit}>
      <TextAreaField
        label="Reason for a rejection"
        hint="The applicant reads it: say what would have to be different."
        required
        maxLength={4000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={error?.field('reason')}
      />
      <FormError error={error} shown={['reason']} />
      <Button type="submit" kind="danger" busy={isBusy}>
        {!isBusy && <CircleX aria-hidden />} Reject
      </Button>
    </Form>
  );
}
