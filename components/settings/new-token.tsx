'use client';

import { Callout } from '@/components/ui/callout';
import { CodeBlock } from '@/components/ui/code-block';
import type { NewToken } from '@/lib/schemas/workspace';
import { runWithCurl } from './token-example';

/** A token that was made just now, and a command to try it with. */
export function NewTokenNotice({
  token,
  appUrl,
  slug,
}: Readonly<{ token: NewToken; appUrl: string; slug: string }>) {
  return (
    <Callout
      tone="pass"
      title={`Token “${token.name}” is made. Copy it now: it is shown this once.`}
    >
      <div className="mt-2 space-y-3">
        <CodeBlock code={token.token} label="API token" wrap className="bg-surface" />
        <p>Try it: this makes the first request against the sandbox and streams every step.</p>
        <CodeBlock
          code={`export ONRAMP_TOKEN='${token.token}'\n${runWithCurl(appUrl, slug)}`}
          label="curl command"
          className="bg-surface"
        />
      </div>
    </Callout>
  );
}
