'use client';

import { useEffect, useState } from 'react';
import { ApiError, callApi } from '@/components/api-client';
import { FormError } from '@/components/ui/form-error';
import { SelectField } from '@/components/ui/field';
import { Skeleton } from '@/components/ui/skeleton';
import { dayOf } from '@/lib/format/dates';
import { StatementDraftSchema, type StatementDraft } from '@/lib/schemas/statement';
import type { RegisterChoice, RegisterData } from './register-data';
import { Workbench } from './workbench';

/** Chooses community and certificate, has the portal draft the statement, and opens the workbench on it. */
export function UdapForm({
  data,
  choice,
}: Readonly<{ data: RegisterData; choice: RegisterChoice }>) {
  const { workspace, app, certificates, communities } = data;
  const issuer = app.clients.find(({ grantType }) => grantType === choice.grantType)?.issuer;
  const fitting = certificates.filter(
    ({ sanUris }) => issuer !== undefined && sanUris.includes(issuer),
  );
  const [certificateId, setCertificateId] = useState('');
  const [community, setCommunity] = useState('');
  const [found, setFound] = useState<{ key: string; draft: StatementDraft } | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const body = JSON.stringify({
    appId: app.id,
    grantType: choice.grantType,
    holder: choice.holder,
    ...(certificateId === '' ? {} : { certificateId }),
    ...(community === '' ? {} : { community }),
  });
  useEffect(() => {
    let isCurrent = true;
    const path = `/workspaces/${workspace}/statements/draft`;
    callApi(StatementDraftSchema, 'POST', path, JSON.parse(body))
      .then((draft) => {
        if (!isCurrent) return;
        setError(null);
        setFound({ key: body, draft });
      })
      .catch((thrown: unknown) => {
        if (isCurrent && thrown instanceof ApiError) setError(thrown);
      });
    return () => {
      isCurrent = false;
    };
  }, [workspace, body]);
  return (
    <div className="min-w-0 space-y-6">
      <div className="grid max-w-3xl gap-4 sm:grid-cols-2">
        <SelectField
          label="Community"
          value={community}
          onChange={(event) => setCommunity(event.target.value)}
          hint="Whose certificate speaks for the app."
        >
          <option value="">the one that the holder shows</option>
          {communities.map(({ uri, name }) => (
            <option key={uri} value={uri}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="Certificate"
          value={certificateId}
          onChange={(event) => setCertificateId(event.target.value)}
          hint={
            fitting.length === 0
              ? 'None names the issuer of this client. At a sandbox holder one is issued.'
              : 'Those that name the issuer of this client.'
          }
        >
          <option value="">the newest that fits</option>
          {fitting.map(({ id, subject, notAfter }) => (
            <option key={id} value={id}>
              {subject} · until {dayOf(notAfter)}
            </option>
          ))}
        </SelectField>
      </div>
      <FormError error={error} />
      {found?.key === body ? (
        <Workbench
          key={body}
          data={data}
          choice={choice}
          draft={found.draft}
          certificateId={certificateId}
          community={community}
        />
      ) : (
        error === null && <Skeleton className="h-64" />
      )}
    </div>
  );
}
