'use client';

import { Play } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { ConfirmWrite } from '@/components/console/confirm-write';
import { writeToConfirm } from '@/components/console/write-to-confirm';
import { EnvironmentField } from '@/components/environments/environment-field';
import { Button } from '@/components/ui/button';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { CollectionRunSchema } from '@/lib/schemas/collection';
import type { Environment } from '@/lib/schemas/environment';
import type { ListedRequest } from './demands';

/** Runs a collection as a test, with an environment, and goes to the report as it grows. */
export function RunCollection({
  workspace,
  collectionId,
  requests,
  environments,
  sandboxBaseUrl,
}: Readonly<{
  workspace: string;
  collectionId: string;
  requests: readonly ListedRequest[];
  environments: readonly Environment[];
  sandboxBaseUrl: string;
}>) {
  const router = useRouter();
  const [environmentId, setEnvironmentId] = useState('');
  const [stopOnFailure, setStop] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const environment = environments.find(({ id }) => id === environmentId) ?? null;
  const writes = requests.flatMap(
    (request) => writeToConfirm(request, environment, sandboxBaseUrl) ?? [],
  );

  async function start(isConfirmed: boolean): Promise<void> {
    const { id } = await callApi(
      CollectionRunSchema,
      'POST',
      `/workspaces/${workspace}/collections/${collectionId}/runs`,
      {
        stopOnFailure,
        ...(environmentId === '' ? {} : { environment: environmentId }),
        ...(isConfirmed ? { confirmed: true } : {}),
      },
    );
    router.push(`/w/${workspace}/console/collections/${collectionId}/reports/${id}`);
  }

  const { isBusy, error, submit } = useSubmit(async () => {
    if (writes.length > 0) setAsking(true);
    else await start(false);
  });
  return (
    <Form className="space-y-4" onSubmit={submit}>
      <EnvironmentField
        workspace={workspace}
        environments={environments}
        value={environmentId}
        onChange={setEnvironmentId}
        hint="Its values stand for {{name}} in every request."
      />
      <CheckboxField
        label="Stop at the first failure"
        hint="What follows is skipped."
        checked={stopOnFailure}
        onChange={(event) => setStop(event.target.checked)}
      />
      <FormError error={error} />
      <Button type="submit" kind="primary" busy={isBusy} disabled={requests.length === 0}>
        {!isBusy && <Play aria-hidden />} Run as a test
      </Button>
      <ConfirmWrite
        writes={isAsking ? writes : []}
        onClose={() => setAsking(false)}
        onConfirm={() => start(true)}
      />
    </Form>
  );
}
