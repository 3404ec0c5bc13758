'use client';

import { ScanSearch, ShieldOff, UserRound } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { callApi } from '@/components/api-client';
import { RenewButton } from '@/components/tokens/renew-button';
import { whoOf } from '@/components/tokens/token-words';
import { useKeptTokens } from '@/components/tokens/use-kept-tokens';
import { Button } from '@/components/ui/button';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { RunSchema } from '@/lib/schemas/run';
import type { TokenTool } from '@/lib/schemas/token-tool';
import { TokenOwner } from './token-owner';

const tools = [
  { act: 'introspect', label: 'Introspect', icon: ScanSearch },
  { act: 'userinfo', label: 'User info', icon: UserRound },
  { act: 'revoke', label: 'Revoke', icon: ShieldOff },
] as const satisfies readonly { act: TokenTool['act']; label: string; icon: typeof ScanSearch }[];

/** What can be done with the token of a run. Each is a run of its own, and leads there. */
export function TokenTools({
  workspace,
  tokenId,
}: Readonly<{ workspace: string; tokenId: string }>) {
  const router = useRouter();
  const { tokens, renew } = useKeptTokens(workspace);
  const token = tokens.find(({ id }) => id === tokenId);
  const start = useSubmit(async (act: TokenTool['act']) => {
    const run = await callApi(RunSchema, 'POST', `/workspaces/${workspace}/token-tools`, {
      act,
      tokenId,
    });
    router.push(`/w/${workspace}/runs/${run.id}`);
  });
  return (
    <section aria-label="The token" className="space-y-2">
      <p className="text-sm font-semibold">The token of this run</p>
      <p className="text-muted">
        The portal keeps it, sealed. Ask the holder whether it is good, who signed in with it, or
        give it back.
      </p>
      {token && <TokenOwner token={token} />}
      <div className="flex flex-wrap gap-2">
        {tools.map(({ act, label, icon: Icon }) => (
          <Button key={act} size="sm" busy={start.isBusy} onClick={() => void start.submit(act)}>
            <Icon aria-hidden />
            {label}
          </Button>
        ))}
        {token?.isRenewable && (
          <RenewButton workspace={workspace} who={whoOf(token)} renew={() => renew(token.id)} />
        )}
      </div>
      <FormError error={start.error} />
    </section>
  );
}
