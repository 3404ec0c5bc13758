'use client';

import { Share2 } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import * as z from 'zod';
import { callApi } from '@/components/api-client';
import { ClientTerm } from '@/components/help/client-term';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { Time } from '@/components/ui/time';
import { counted } from '@/lib/format/quantities';
import type { Share } from '@/lib/schemas/share';

/** Whether a link still opens at `now`, and if not, why. */
function shareState({ revokedAt, expiresAt }: Share, now: string): 'opens' | 'revoked' | 'expired' {
  if (revokedAt !== null) return 'revoked';
  return Date.parse(expiresAt) <= Date.parse(now) ? 'expired' : 'opens';
}

/** The links to runs that people of this workspace made: who looked, until when they open, and the way to close them. */
export function ShareList({
  slug,
  shares,
  now,
}: Readonly<{ slug: string; shares: readonly Share[]; now: string }>) {
  const router = useRouter();
  const [revoking, setRevoking] = useState<Share | null>(null);

  async function revoke(share: Share): Promise<void> {
    await callApi(z.undefined(), 'DELETE', `/workspaces/${slug}/shares/${share.id}`);
    toast.success('The link is revoked');
    router.refresh();
  }

  return (
    <Card>
      <CardHeader
        title="Links to runs"
        description={
          <>
            Anybody with such a link sees the{' '}
            <ClientTerm id="run" term="run">
              run
            </ClientTerm>
            , redacted, without an account.
          </>
        }
      />
      {shares.length === 0 ? (
        <EmptyState icon={Share2} title="No run is shared">
          Open a run and press Share: the link shows what happened, without secrets, to whoever
          helps you.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {shares.map((share) => {
            const state = shareState(share, now);
            return (
              <li key={share.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
                <div className="min-w-0 flex-1 basis-60">
                  <p className="flex flex-wrap items-center gap-2 font-medium">
                    <Link
                      href={`/w/${slug}/runs/${share.runId}`}
                      className="min-w-0 font-mono text-sm wrap-anywhere underline underline-offset-2"
                    >
                      {share.runTitle}
                    </Link>
                    <code className="font-mono text-xs font-normal text-muted">{share.hint}…</code>
                  </p>
                  <p className="text-xs text-muted">
                    made {share.createdBy !== null && `by ${share.createdBy} `}
                    <Time at={share.createdAt} now={now} />
                    {' · '}
                    {share.views === 0 || share.lastViewedAt === null ? (
                      'never opened'
                    ) : (
                      <>
                        opened {counted(share.views, 'time')}, last{' '}
                        <Time at={share.lastViewedAt} now={now} />
                      </>
                    )}
                    {' · '}
                    {state === 'expired' ? 'expired' : 'expires'}{' '}
                    <Time at={share.expiresAt} now={now} />
                  </p>
                </div>
                {share.includeBodies && <Badge>with bodies</Badge>}
                {state === 'opens' ? (
                  <Button kind="danger" size="sm" onClick={() => setRevoking(share)}>
                    Revoke<span className="sr-only"> the link to {share.runTitle}</span>
                  </Button>
                ) : (
                  <Badge tone="fail">{state}</Badge>
                )}
              </li>
            );
          })}
        </ul>
      )}
      <ConfirmDialog
        open={revoking !== null}
        onOpenChange={(open) => {
          if (!open) setRevoking(null);
        }}
        title="Revoke this link?"
        confirmLabel="Revoke"
        onConfirm={async () => {
          if (revoking) await revoke(revoking);
        }}
      >
        Whoever has it sees nothing from now on. A new link can be made any time.
      </ConfirmDialog>
    </Card>
  );
}
