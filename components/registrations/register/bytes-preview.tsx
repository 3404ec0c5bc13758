'use client';

import { useEffect, useState } from 'react';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { SignedStatementSchema, type SignedStatement } from '@/lib/schemas/statement';

/** Seconds until a moment, counted down; null without one. */
function useSecondsUntil(at: string | null): number | null {
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (at === null) return undefined;
    const tick = () => setNow(Date.now());
    const first = setTimeout(tick, 0);
    const timer = setInterval(tick, 1000);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [at]);
  return at === null || now === 0 ? null : Math.max(0, Math.ceil((Date.parse(at) - now) / 1000));
}

function messageOf({ method, url, headers, body }: SignedStatement['request']): string {
  const { pathname, search, host } = new URL(url);
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${pathname}${search} HTTP/1.1`, ...lines, '', body].join('\n');
}

/** Signs the claims as they stand and shows the request byte for byte, with a button that sends just that. */
export function BytesPreview({
  workspace,
  certificateId,
  claims,
  certifications,
  isDisabled,
  onSend,
}: Readonly<{
  workspace: string;
  certificateId: string | null;
  /** The claims of this moment. */
  claims: () => Record<string, unknown>;
  certifications: readonly string[];
  isDisabled: boolean;
  onSend: (statement: string) => void;
}>) {
  const [signed, setSigned] = useState<SignedStatement | null>(null);
  const left = useSecondsUntil(signed?.expiresAt ?? null);
  const { isBusy, error, submit } = useSubmit(async () => {
    const path = `/workspaces/${workspace}/statements/sign`;
    setSigned(
      await callApi(SignedStatementSchema, 'POST', path, {
        certificateId,
        claims: claims(),
        certifications,
      }),
    );
  });
  return (
    <div className="min-w-0 space-y-3">
      <div className="flex flex-wrap items-center gap-2">
        <Button
          size="sm"
          busy={isBusy}
          disabled={certificateId === null || isDisabled}
          onClick={() => void submit()}
        >
          {signed ? 'Sign again' : 'Sign and show the exact bytes'}
        </Button>
        {signed && left !== null && (
          <span role="timer" className="text-xs text-muted">
            {left === 0 ? 'expired' : `expires in ${left} s`}
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
          <CodeBlock
            wrap
            label="request, byte for byte"
            code={messageOf(signed.request)}
            className="max-h-96 overflow-y-auto"
          />
          <Button size="sm" disabled={isDisabled} onClick={() => onSend(signed.statement)}>
            Send these bytes
          </Button>
        </>
      )}
    </div>
  );
}
