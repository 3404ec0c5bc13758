'use client';

import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { CheckList } from '@/components/run/check-list';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import type { Check } from '@/lib/protocol/check';
import { JwksReportSchema } from '@/lib/schemas/app';

/** Has the portal fetch its own set as a holder would, and says what came back. */
export function JwksCheck({ api }: Readonly<{ api: string }>) {
  const [checks, setChecks] = useState<readonly Check[] | null>(null);
  const { isBusy, error, submit } = useSubmit(async () => {
    const report = await callApi(JwksReportSchema, 'POST', `${api}/keys/check`);
    setChecks(report.checks);
  });
  return (
    <Card>
      <CardHeader
        title="Can the world fetch it?"
        description="The portal fetches the set at its public address, as a holder would."
        actions={
          <Button busy={isBusy} onClick={() => void submit()}>
            {checks === null ? 'Check it' : 'Check again'}
          </Button>
        }
      />
      {(error !== null || checks !== null) && (
        <CardBody className="space-y-3">
          <FormError error={error} />
          {checks !== null && <CheckList checks={checks} onInspect={() => undefined} />}
        </CardBody>
      )}
    </Card>
  );
}
