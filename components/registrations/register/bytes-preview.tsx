'use client';

import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { useNow } from '@/components/run/use-now';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/cn';
import { CodeBlock } from '@/components/ui/code-block';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { SignedStatementSchema, type SignedStatement } from '@/lib/schemas/statement';
import { minutesAndSeconds, requestLines, secondsUntil } from './request-lines';

/** Signs the claims as they stand and shows the request byte for byte, with a button that sends just that. */
export function BytesPreview({
  workspace,
  certificateId,
  claims,
  certifications,
  version,
  isDisabled,
  onSend,
}: Readonly<{
  workspace: string;
  certificateId: string | null;
  /** The claims of this moment. */
  claims: () => Record<string, unknown>;
  certifications: readonly string[];
  /** Says what would be signed, times aside: another one means that what was signed is out of date. */
  version: string;
  isDisabled: boolean;
  onSend: (statement: string) => void;
}>) {
  const [signed, setSigned] = useState<{ of: string; result: SignedStatement } | null>(null);
  const now = useNow();
  const { isBusy, error, submit } = useSubmit(async () => {
    const path = `/workspaces/${workspace}/statements/sign`;
    const body = { certificateId, claims: claims(), certifications };
    const result = await callApi(SignedStatementSchema, 'POST', path, body);
    setSigned({ of: version, result });
  });
  const seconds = signed ? secondsUntil(signed.result.expiresAt, now) : null;
  const isOver = seconds === 0;
  const isChanged = signed !== null && signed.of !== version;
  return (
    <div className="min-w-0 space-y-3">
      <div className="flex flex-wrap items-center gap-3">
        <Button
          size="sm"
          busy={isBusy}
          disabled={certificateId === null || isDisabled}
          onClick={() => void submit()}
        >
          {signed ? 'Sign again' : 'Sign and show the exact bytes'}
        </Button>
        {seconds !== null && (
          <span
            role="timer"
            className={cn('text-sm tabular-nums', seconds < 60 ? 'text-warn' : 'text-muted')}
          >
            {isOver ? 'has expired' : `expires in ${minutesAndSeconds(seconds)}`}
          </span>
        )}
      </div>
      {certificateId === null && (
        <p className="text-xs text-muted">
          There is no certificate for this issuer yet. At a sandbox holder the run has one issued.
        </p>
      )}
      <FormError error={error} />
      {signed && (
        <>
          {(isOver || isChanged) && (
            <Callout tone="warn" title={isOver ? 'The statement has expired' : 'Out of date'}>
              {isOver
                ? 'No holder takes it any more. Sign again for a new one.'
                : 'The statement was changed after these bytes were signed. Sign again to see what would be sent now.'}
            </Callout>
          )}
          <CodeBlock
            wrap
            label="request, byte for byte"
            code={requestLines(signed.result.request)}
            className="max-h-96 overflow-y-auto"
          />
          <Button
            size="sm"
            disabled={isDisabled || isChanged}
            onClick={() => onSend(signed.result.statement)}
          >
            {isOver ? 'Send it although it has expired' : 'Send these bytes'}
          </Button>
        </>
      )}
    </div>
  );
}
