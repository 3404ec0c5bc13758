'use client';

import { useRouter } from 'next/navigation';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { RunSchema } from '@/lib/schemas/run';

/** A button that starts a run about a registration, and opens it. */
export function RunAct({
  workspace,
  registrationId,
  act,
  label,
  kind = 'secondary',
}: Readonly<{
  workspace: string;
  registrationId: string;
  act: 'renew' | 'drift';
  label: string;
  kind?: 'primary' | 'secondary';
}>) {
  const router = useRouter();
  const { isBusy, error, submit } = useSubmit(async () => {
    const path = `/workspaces/${workspace}/registrations/${registrationId}/${act}`;
    const run = await callApi(RunSchema, 'POST', path);
    router.push(`/w/${workspace}/runs/${run.id}`);
  });
  return (
    <div className="min-w-0">
      <Button kind={kind} busy={isBusy} onClick={() => void submit()}>
        {label}
      </Button>
      <FormError error={error} />
    </div>
  );
}
