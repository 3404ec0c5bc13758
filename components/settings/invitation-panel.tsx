'use client';

import { Mail } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import * as z from 'zod';
import { callApi } from '@/components/api-client';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { TextField } from '@/components/ui/field';
import { FormError } from '@/components/ui/form-error';
import { Time } from '@/components/ui/time';
import { useSubmit } from '@/components/ui/use-submit';
import {
  NewInvitationSchema,
  type Invitation,
  type NewInvitation,
  type Role,
} from '@/lib/schemas/workspace';
import { RoleField } from './role-field';

/** Invites people by a link that is shown once, and lists the invitations that are open. */
export function InvitationPanel({
  slug,
  invitations,
  assignable,
  now,
}: Readonly<{
  slug: string;
  invitations: Invitation[];
  assignable: readonly Role[];
  now: string;
}>) {
  const router = useRouter();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('developer');
  const [made, setMade] = useState<NewInvitation | null>(null);
  const [revoking, setRevoking] = useState<Invitation | null>(null);

  const { isBusy, error, submit } = useSubmit(async () => {
    setMade(null);
    const path = `/workspaces/${slug}/invitations`;
    setMade(await callApi(NewInvitationSchema, 'POST', path, { email, role }));
    setEmail('');
    router.refresh();
  });

  async function revoke(invitation: Invitation): Promise<void> {
    await callApi(z.undefined(), 'DELETE', `/workspaces/${slug}/invitations/${invitation.id}`);
    if (made?.id === invitation.id) setMade(null);
    toast.success(`The invitation of ${invitation.email} is taken back`);
    router.refresh();
  }

  return (
    <div className="space-y-6">
      <Card>
        <CardHeader
          title="Invite somebody"
          description="They get a link that works once, for the person with this address: with an account they sign in and join, without one they make it."
        />
        <CardBody className="space-y-4">
          <Form
            className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_14rem_auto] sm:items-start"
            onSubmit={submit}
          >
            <TextField
              label="E-mail address"
              type="email"
              required
              autoComplete="off"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
              error={error?.field('email')}
            />
            <RoleField
              value={role}
              onChange={setRole}
              assignable={assignable}
              error={error?.field('role')}
            />
            <Button type="submit" kind="primary" busy={isBusy} className="sm:mt-6">
              Invite
            </Button>
          </Form>
          <FormError error={error} shown={['email', 'role']} />
          {made && (
            <Callout tone="pass" title={`${made.email} is invited as ${made.role}`}>
              {made.link === null ? (
                <p>
                  A mail with the link is on its way. It works until{' '}
                  <Time at={made.expiresAt} now={now} />.
                </p>
              ) : (
                <>
                  <p className="mb-2">
                    This portal sends no mail. Hand this link over yourself: it is shown this once
                    and works until <Time at={made.expiresAt} now={now} />.
                  </p>
                  <CodeBlock code={made.link} label="invitation link" wrap className="bg-surface" />
                </>
              )}
            </Callout>
          )}
        </CardBody>
      </Card>
      <Card>
        <CardHeader title="Open invitations" />
        {invitations.length === 0 ? (
          <EmptyState icon={Mail} title="No open invitations">
            Invitations that were accepted, taken back or have expired are not listed.
          </EmptyState>
        ) : (
          <ul className="divide-y divide-line border-t border-line">
            {invitations.map((invitation) => (
              <li
                key={invitation.id}
                className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3"
              >
                <div className="min-w-0 flex-1 basis-52">
                  <p className="font-medium break-all">{invitation.email}</p>
                  <p className="text-xs text-muted">
                    {invitation.invitedBy !== null && `by ${invitation.invitedBy}, `}
                    <Time at={invitation.createdAt} now={now} /> · expires{' '}
                    <Time at={invitation.expiresAt} now={now} />
                  </p>
                </div>
                <Badge>{invitation.role}</Badge>
                <Button kind="danger" size="sm" onClick={() => setRevoking(invitation)}>
                  Take back<span className="sr-only"> the invitation of {invitation.email}</span>
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Card>
      {revoking && (
        <ConfirmDialog
          open
          onOpenChange={() => setRevoking(null)}
          title={`Take back the invitation of ${revoking.email}?`}
          confirmLabel="Take back"
          onConfirm={() => revoke(revoking)}
        >
          <p>The link stops working at once. You can invite them again.</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
