'use client';

import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { AcceptedInvitationSchema } from '@/lib/schemas/workspace';

/** Accepts an invitation as the person who is signed in. */
export function AcceptInvitation({
  token,
  workspace,
}: Readonly<{ token: string; workspace: string }>) {
  const { isBusy, error, submit } = useSubmit(async () => {
    const accepted = await callApi(AcceptedInvitationSchema, 'POST', '/invitations/accept', {
      token,
    });
    window.location.assign(`/w/${accepted.workspace.slug}`);
  });
  return (
    <div className="space-y-4">
      <FormError error={error} />
      <Button
        kind="primary"
        size="lg"
        busy={isBusy}
        onClick={() => void submit()}
        className="max-w-full"
      >
        <span className="truncate">Join {workspace}</span>
      </Button>
    </div>
  );
}
