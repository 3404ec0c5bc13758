'use client';

import { ListChecks } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { RunSchema } from '@/lib/schemas/run';

/** Starts a run that judges all documents of an endpoint, and opens its report. */
export function RunConformance({
  workspace,
  endpointId,
  whyNot,
}: Readonly<{
  workspace: string;
  endpointId: string;
  /** Why this person may not start runs; null: they may. */
  whyNot: string | null;
}>) {
  const router = useRouter();
  const { isBusy, error, submit } = useSubmit(async () => {
    const path = `/workspaces/${workspace}/directory/endpoints/${endpointId}/conformance`;
    const run = await callApi(RunSchema, 'POST', path);
    router.push(`/w/${workspace}/runs/${run.id}`);
  });
  return (
    <>
      <Button
        busy={isBusy}
        disabled={whyNot !== null}
        aria-describedby={whyNot === null ? undefined : 'why-no-conformance'}
        onClick={() => void submit()}
      >
        <ListChecks aria-hidden /> Run conformance
      </Button>
      {whyNot !== null && (
        <p id="why-no-conformance" className="basis-full text-xs text-muted">
          {whyNot}
        </p>
      )}
      {error && (
        <div className="basis-full">
          <FormError error={error} />
        </div>
      )}
    </>
  );
}
