'use client';

import { KeyRound, Trash2 } from 'lucide-react';
import { toast } from 'sonner';
import { useNow } from '@/components/run/use-now';
import { RenewButton } from '@/components/tokens/renew-button';
import { identityWords, lifeWords, whoOf } from '@/components/tokens/token-words';
import { useKeptTokens } from '@/components/tokens/use-kept-tokens';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { RunToken } from '@/lib/schemas/run-token';

function Identity({ token }: Readonly<{ token: RunToken }>) {
  const { identity } = token.context;
  if (!identity) return null;
  const beside = identityWords(token);
  const host = URL.canParse(identity.iss) ? new URL(identity.iss).host : identity.iss;
  return (
    <span className="block truncate text-muted" title={`iss ${identity.iss}, sub ${identity.sub}`}>
      {beside === '' ? '' : `${beside}, `}verified by {host}
    </span>
  );
}

/** Access that is kept of earlier sign-ins: whose it is, how long it lives, and ways to renew and to forget it. */
export function KeptTokens({ workspace }: Readonly<{ workspace: string }>) {
  const { tokens, forget, renew } = useKeptTokens(workspace);
  const now = useNow();
  const drop = async (id: string) => {
    await forget(id);
    toast.success('The access is forgotten. The next run asks you to sign in.');
  };
  if (tokens.length === 0) return null;
  return (
    <section aria-label="Kept access" className="min-w-0">
      <p className="mb-1 text-xs font-medium text-muted">Kept access</p>
      <ul className="space-y-1">
        {tokens.map((token) => {
          const who = whoOf(token);
          return (
            <li
              key={token.id}
              className="flex min-w-0 items-center gap-1 rounded-md border border-line px-2 py-1 text-xs"
            >
              <KeyRound aria-hidden className="mr-1 size-3.5 shrink-0 text-accent" />
              <span className="min-w-0 flex-1">
                <span className="flex min-w-0 items-center gap-1.5">
                  <span className="truncate font-medium">
                    {who} at{' '}
                    {URL.canParse(token.holder) ? new URL(token.holder).host : token.holder}
                  </span>
                  {token.isBound && <Badge tone="accent">DPoP</Badge>}
                </span>
                <Identity token={token} />
                <span className="block text-muted tabular-nums">{lifeWords(token, now)}</span>
              </span>
              {token.isRenewable && (
                <RenewButton
                  isSmall
                  workspace={workspace}
                  who={who}
                  renew={() => renew(token.id)}
                />
              )}
              <Button
                kind="ghost"
                size="sm"
                aria-label={`Forget the access of ${who}`}
                onClick={() =>
                  void drop(token.id).catch(() => toast.error('It could not be forgotten.'))
                }
              >
                <Trash2 aria-hidden />
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
