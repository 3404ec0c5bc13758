'use client';

import { useEffect, useState } from 'react';
import { ApiError, callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { FormError } from '@/components/ui/form-error';
import { Skeleton } from '@/components/ui/skeleton';
import { StatementDraftSchema, type StatementDraft } from '@/lib/schemas/statement';
import { profileOf } from './choose-holder-profile';
import type { RegisterChoice, RegisterData } from './register-data';
import { TrustFields, type TrustChoice } from './trust-fields';
import { useSettled } from './use-settled';
import { Workbench } from './workbench';

/** How long after the last key a holder is asked, in milliseconds: not while its address is being typed. */
const quietMs = 600;

/** The draft for a question, asked again when the question is another one; the draft before stays until then. */
function useDraft(workspace: string, question: string) {
  const [found, setFound] = useState<{ question: string; draft: StatementDraft } | null>(null);
  const [failed, setFailed] = useState<{ question: string; error: unknown } | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    const path = `/workspaces/${workspace}/statements/draft`;
    callApi(StatementDraftSchema, 'POST', path, JSON.parse(question))
      .then((draft) => isCurrent && setFound({ question, draft }))
      .catch((error: unknown) => isCurrent && setFailed({ question, error }));
    return () => {
      isCurrent = false;
    };
  }, [workspace, question, attempt]);
  const isThere = found?.question === question;
  return {
    draft: found?.draft ?? null,
    isDrafting: !isThere,
    error: !isThere && failed?.question === question ? failed.error : null,
    again: () => {
      setFailed(null);
      setAttempt((before) => before + 1);
    },
  };
}

/** Chooses community, certificate and rules, has the portal draft the statement, and opens the workbench on it. */
export function UdapForm({
  data,
  choice,
}: Readonly<{ data: RegisterData; choice: RegisterChoice }>) {
  const { workspace, app, certificates, communities } = data;
  const issuer = app.clients.find(({ grantType }) => grantType === choice.grantType)?.issuer;
  const profileRules = profileOf(data, choice)?.profile.ruleSet ?? null;
  const [trust, setTrust] = useState<TrustChoice>({
    certificateId: '',
    community: '',
    rules: '',
    revocation: '',
  });
  const { certificateId, community } = trust;
  const holder = useSettled(choice.holder, quietMs);
  const isTyping = holder !== choice.holder;
  const { draft, isDrafting, error, again } = useDraft(
    workspace,
    JSON.stringify({
      appId: app.id,
      grantType: choice.grantType,
      holder,
      ...(certificateId === '' ? {} : { certificateId }),
      ...(community === '' ? {} : { community }),
    }),
  );
  return (
    <div className="min-w-0 space-y-6" aria-busy={isDrafting && error === null}>
      <TrustFields
        certificates={certificates.filter(
          ({ sanUris }) => issuer !== undefined && sanUris.includes(issuer),
        )}
        communities={communities}
        profileRules={profileRules}
        value={trust}
        onChange={(part) => setTrust((before) => ({ ...before, ...part }))}
      />
      {error instanceof ApiError ? (
        <FormError error={error} />
      ) : (
        error !== null && (
          <Callout tone="fail" title="The portal’s draft of the statement could not be read" />
        )
      )}
      {error !== null && (
        <Button size="sm" onClick={again}>
          Try again
        </Button>
      )}
      {draft ? (
        <Workbench
          data={data}
          choice={choice}
          draft={draft}
          trust={{ ...trust, rules: trust.rules || (profileRules ?? 'stu2') }}
          isDrafting={isDrafting || isTyping}
        />
      ) : (
        error === null && (
          <div className="space-y-2">
            <p role="status" className="text-sm text-muted">
              The portal asks the holder where apps register, and drafts the statement …
            </p>
            <Skeleton className="h-96" />
          </div>
        )
      )}
    </div>
  );
}
