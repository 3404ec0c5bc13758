'use client';

import { useState } from 'react';
import { CheckList } from '@/components/run/check-list';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { SelectField } from '@/components/ui/field';
import { counted } from '@/lib/format/quantities';
import { checkAppMetadata } from '@/lib/protocol/registration/app-metadata-checks';
import type { AppMetadata, GrantType } from '@/lib/protocol/registration/client-metadata';
import { workflowWords } from './app-words';

/** What the metadata is judged to be as it stands, saved or not. Nothing is sent for it. */
export function MetadataChecks({ metadata }: Readonly<{ metadata: AppMetadata }>) {
  const [workflow, setWorkflow] = useState<GrantType | ''>('');
  const checks = checkAppMetadata(metadata, workflow === '' ? {} : { grantType: workflow });
  const failed = checks.filter(({ verdict }) => verdict === 'fail').length;
  const warned = checks.filter(({ verdict }) => verdict === 'warn').length;
  return (
    <Card>
      <CardHeader
        title="Checks"
        description={
          failed + warned === 0
            ? 'Ready to be registered, as far as this can be seen from here.'
            : `${counted(failed, 'check')} failed, ${counted(warned, 'warning')}. An app may be unfinished; a holder may refuse it.`
        }
      />
      <CardBody className="space-y-3">
        <SelectField
          label="Judged for"
          value={workflow}
          onChange={(event) => setWorkflow(event.target.value as GrantType | '')}
        >
          <option value="">both workflows</option>
          <option value="authorization_code">{workflowWords.authorization_code.title}</option>
          <option value="client_credentials">{workflowWords.client_credentials.title}</option>
        </SelectField>
        <CheckList checks={checks} onInspect={() => undefined} />
      </CardBody>
    </Card>
  );
}
