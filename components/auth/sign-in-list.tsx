'use client';

import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { CardHeader } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Time } from '@/components/ui/time';
import { EndedSignInsSchema, type SignInRow } from '@/lib/schemas/people';
import { browserOf } from './browser-of';

/** The browsers in which the person is signed in, and the way to end them all. */
export function SignInList({ signIns, now }: Readonly<{ signIns: SignInRow[]; now: string }>) {
  const [isAsking, setAsking] = useState(false);
  async function endAll(): Promise<void> {
    await callApi(EndedSignInsSchema, 'POST', '/me/sign-out-everywhere');
    window.location.assign('/signin');
  }
  return (
    <>
      <CardHeader
        title="Where you are signed in"
        description="Do not know one of them? Sign out everywhere and change the password."
        actions={
          <Button kind="danger" size="sm" onClick={() => setAsking(true)}>
            Sign out everywhere
          </Button>
        }
      />
      <ul className="divide-y divide-line border-t border-line">
        {signIns.map((signIn) => (
          <li key={signIn.id} className="px-5 py-3">
            <p className="flex flex-wrap items-center gap-2 font-medium">
              <span title={signIn.userAgent ?? undefined}>{browserOf(signIn.userAgent)}</span>
              {signIn.isCurrent && <Badge tone="accent">this browser</Badge>}
            </p>
            <p className="text-xs text-muted">
              signed in <Time at={signIn.createdAt} now={now} /> · seen{' '}
              <Time at={signIn.lastSeenAt} now={now} /> · holds until{' '}
              <Time at={signIn.expiresAt} now={now} />
            </p>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title="Sign out everywhere?"
        confirmLabel="Sign out everywhere"
        onConfirm={endAll}
      >
        <p>Every browser is signed out at once, this one, too. API tokens keep working.</p>
      </ConfirmDialog>
    </>
  );
}
