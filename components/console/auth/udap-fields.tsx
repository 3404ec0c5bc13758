'use client';

import { BadgePlus } from 'lucide-react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { SelectField } from '@/components/ui/field';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { CertificateSummarySchema } from '@/lib/schemas/certificate';
import { certificateLabel } from '../certificate-label';
import type { AuthFieldsProps } from './auth-view';
import { ScopeField } from './scope-field';
import type { UdapForm } from './udap';

/** Which certificate signs, and which scopes are asked for. */
export function UdapFields({
  form,
  change,
  errorAt,
  workspace,
  certificates,
  mayIssue,
  onIssued,
}: AuthFieldsProps<UdapForm>) {
  const issue = useSubmit(async () => {
    const issued = await callApi(
      CertificateSummarySchema,
      'POST',
      `/workspaces/${workspace}/certificates`,
      {},
    );
    onIssued({ id: issued.id, label: certificateLabel(issued) });
    change({ certificateId: issued.id });
    toast.success('The sandbox’s certification authority issued a certificate; it is selected.');
  });
  return (
    <>
      <SelectField
        label="Certificate"
        data-field="certificate"
        value={form.certificateId}
        onChange={(event) => change({ certificateId: event.target.value })}
        error={errorAt('auth.certificateId')}
        hint={
          form.certificateId === ''
            ? 'The newest one of the sandbox; for the sandbox one is issued if there is none.'
            : undefined
        }
      >
        <option value="">Automatic</option>
        {certificates.map((certificate) => (
          <option key={certificate.id} value={certificate.id}>
            {certificate.label}
          </option>
        ))}
      </SelectField>
      {mayIssue && (
        <Button size="sm" busy={issue.isBusy} onClick={() => void issue.submit()}>
          <BadgePlus aria-hidden />
          Issue a certificate from the sandbox’s CA
        </Button>
      )}
      <FormError error={issue.error} />
      <ScopeField
        isSystem
        value={form.scope}
        onValue={(scope) => change({ scope })}
        error={errorAt('auth.scope')}
        hint="SMART scopes, separated by blanks. For example system/Patient.rs reads and searches patients."
      />
    </>
  );
}
