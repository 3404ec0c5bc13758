'use client';

import { BadgePlus } from 'lucide-react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { SelectField, TextField } from '@/components/ui/field';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { CertificateSummarySchema } from '@/lib/schemas/certificate';
import type { CertificateChoice } from './console-data';
import type { ConsoleState } from './console-state';
import type { FieldProps } from './field-props';
import { certificateLabel } from './certificate-label';

/** How the run authenticates: not at all, or by UDAP with a certificate of the workspace. */
export function AuthFields({
  state,
  change,
  errorAt,
  workspace,
  certificates,
  mayIssue,
  onIssued,
}: FieldProps &
  Readonly<{
    workspace: string;
    certificates: readonly CertificateChoice[];
    mayIssue: boolean;
    onIssued: (certificate: CertificateChoice) => void;
  }>) {
  const issue = useSubmit(async () => {
    const issued = await callApi(
      CertificateSummarySchema,
      'POST',
      `/workspaces/${workspace}/certificates`,
      {},
    );
    onIssued({ id: issued.id, label: certificateLabel(issued) });
    toast.success('The sandbox’s certification authority issued a certificate; it is selected.');
  });
  return (
    <div className="min-w-0 space-y-3">
      <SelectField
        label="Authentication"
        value={state.auth}
        onChange={(event) => change({ auth: event.target.value as ConsoleState['auth'] })}
        error={errorAt('auth.method')}
        hint={
          state.auth === 'udap'
            ? 'Registers the app if need be, then asks for a token with a signed assertion.'
            : 'Sends the request as it is. Most holders then answer with metadata only.'
        }
      >
        <option value="udap">UDAP, with a certificate</option>
        <option value="none">None</option>
      </SelectField>
      {state.auth === 'udap' && (
        <>
          <SelectField
            label="Certificate"
            value={state.certificateId}
            onChange={(event) => change({ certificateId: event.target.value })}
            error={errorAt('auth.certificateId')}
            hint={
              state.certificateId === ''
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
          <TextField
            label="Scope"
            mono
            value={state.scope}
            onChange={(event) => change({ scope: event.target.value })}
            error={errorAt('auth.scope')}
            hint="SMART scopes, separated by blanks. For example system/Patient.rs reads and searches patients."
          />
        </>
      )}
    </div>
  );
}
