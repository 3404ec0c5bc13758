'use client';

import { CheckList } from '@/components/run/check-list';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { Check } from '@/lib/protocol/check';

/** The automatic checks beside a request. None of them is about an exchange that could be inspected. */
export function RequestChecks({ checks }: Readonly<{ checks: readonly Check[] }>) {
  return (
    <Card>
      <CardHeader
        title="Automatic checks"
        description="Of the CSR and of the data, as they stand now. The reviewer sees the same."
      />
      <CardBody>
        <CheckList checks={checks} onInspect={() => undefined} />
      </CardBody>
    </Card>
  );
}
