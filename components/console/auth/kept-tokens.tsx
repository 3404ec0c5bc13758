'use client';

import { KeyRound, Trash2 } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { toast } from 'sonner';
import * as z from 'zod';
import { callApi } from '@/components/api-client';
import { useNow } from '@/components/run/use-now';
import { Button } from '@/components/ui/button';
import { duration } from '@/lib/format/quantities';
import { RunTokenSchema, type RunToken } from '@/lib/schemas/run-token';

const ListSchema = z.object({ tokens: z.array(RunTokenSchema) });
/** Runs keep and renew tokens while the form stands there. */
const pollMs = 5_000;

function lifeWords({ expiresAt, isRenewable }: RunToken, now: string | null): string {
  if (expiresAt === null) return 'the holder does not say how long it is good';
  const left = now === null ? null : Date.parse(expiresAt) - Date.parse(now);
  if (left === null) return '';
  if (left > 0) return `good for ${duration(left)}${isRenewable ? ', then renewed' : ''}`;
  return isRenewable ? 'over; renewed when it is used' : 'over; you sign in again';
}

/** Access that is kept of earlier sign-ins: whose it is, how long it lives, and a way to forget it. */
export function KeptTokens({ workspace }: Readonly<{ workspace: string }>) {
  const [tokens, setTokens] = useState<readonly RunToken[]>([]);
  const now = useNow();
  const path = `/workspaces/${workspace}/run-tokens`;
  const load = useCallback(async () => {
    const found = await callApi(ListSchema, 'GET', path);
    setTokens(found.tokens);
  }, [path]);
  useEffect(() => {
    // A list that cannot be read now is read next time.
    const read = () => void load().catch(() => undefined);
    read();
    const timer = setInterval(read, pollMs);
    return () => clearInterval(timer);
  }, [load]);
  const forget = async (id: string) => {
    await callApi(z.undefined(), 'DELETE', `${path}/${id}`);
    setTokens((before) => before.filter((token) => token.id !== id));
    toast.success('The access is forgotten. The next run asks you to sign in.');
  };
  if (tokens.length === 0) return null;
  return (
    <section aria-label="Kept access" className="min-w-0">
      <p className="mb-1 text-xs font-medium text-muted">Kept access</p>
      <ul className="space-y-1">
        {tokens.map((token) => {
          const { launch, identity } = token.context;
          const who = identity?.fhirUser ?? launch.patient ?? token.clientId ?? token.app;
          return (
            <li
              key={token.id}
              className="flex min-w-0 items-center gap-2 rounded-md border border-line px-2 py-1 text-xs"
            >
              <KeyRound aria-hidden className="size-3.5 shrink-0 text-accent" />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">
                  {who} at {URL.canParse(token.holder) ? new URL(token.holder).host : token.holder}
                </span>
                <span className="block text-muted tabular-nums">{lifeWords(token, now)}</span>
              </span>
              <Button
                kind="ghost"
                size="sm"
                aria-label={`Forget the access of ${who}`}
                onClick={() =>
                  void forget(token.id).catch(() => toast.error('It could not be forgotten.'))
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
