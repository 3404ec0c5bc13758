'use client';

import { BadgeCheck } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { fieldProblem } from '@/components/requests/field-problem';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { counted } from '@/lib/format/quantities';
import { ApproveRequestSchema, RequestDetailSchema } from '@/lib/schemas/certificate-request';

/** Has the CA of the portal issue. When automatic checks fail it asks whether that is meant. */
export function ApproveForm({
  path,
  failedChecks,
}: Readonly<{ path: string; failedChecks: readonly string[] }>) {
  const router = useRouter();
  const [days, setDays] = useState('365');
  const [isAsking, setAsking] = useState(false);
  const { isBusy, error, submit } = useSubmit(async (despiteChecks: boolean) => {
    setAsking(false);
    const body = { days: Number(days), despiteChecks };
    if (!ApproveRequestSchema.safeParse(body).success) {
      throw fieldProblem({ path: 'days', detail: 'Give a whole number from 1 to 730.' });
    }
    await callApi(RequestDetailSchema, 'POST', `${path}/approve`, body);
    toast.success('Issued');
    router.refresh();
  });

  return (
    <>
      <Form
        className="space-y-3"
        noValidate
        onSubmit={async () => {
          if (failedChecks.length > 0) setAsking(true);
          else await submit(false);
        }}
      >
        <TextField
          label="Valid for, in days"
          type="number"
          inputMode="numeric"
          min={1}
          max={730}
          required
          hint="From 1 to 730."
          value={days}
          onChange={(event) => setDays(event.target.value)}
          error={error?.field('days')}
        />
        <FormError error={error} shown={['days']} />
        <Button type="submit" kind="primary" busy={isBusy}>
          {!isBusy && <BadgeCheck aria-hidden />} Approve and issue
        </Button>
      </Form>
      <Dialog
        open={isAsking}
        onOpenChange={setAsking}
        title="Issue despite failed checks?"
        description={`${counted(failedChecks.length, 'automatic check')} failed. The audit log notes that you issued all the same.`}
      >
        <ul className="mb-4 list-disc space-y-1 pl-5 text-sm break-words">
          {failedChecks.map((title) => (
            <li key={title}>{title}</li>
          ))}
        </ul>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => setAsking(false)}>Do not issue</Button>
          <Button kind="danger" onClick={() => void submit(true)}>
            Issue despite failed checks
          </Button>
        </div>
      </Dialog>
    </>
  );
}
