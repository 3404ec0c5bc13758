'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { workflowWords } from '@/components/apps/app-words';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { clientChanges } from '@/lib/guide/client-changes';
import type { Recommendation } from '@/lib/guide/recommendation';
import { AppSchema, type App } from '@/lib/schemas/app';

/** Sets the client of the app as recommended, after showing what changes. */
export function UseChoice({
  workspace,
  app,
  choice,
}: Readonly<{
  workspace: string;
  app: App;
  choice: Pick<Recommendation, 'grant' | 'scope' | 'isOffline'>;
}>) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const client = app.clients.find(({ grantType }) => grantType === choice.grant);
  const { isBusy, error, submit, clear } = useSubmit(async () => {
    if (!client) return;
    await callApi(AppSchema, 'PATCH', `/workspaces/${workspace}/apps/${app.id}`, {
      clients: {
        [choice.grant]: {
          issuer: client.issuer,
          scope: choice.scope,
          hasRefreshToken: choice.isOffline,
        },
      },
    });
    setOpen(false);
    toast.success('The client is set as recommended');
    router.refresh();
  });
  if (!client) return null;
  const changes = clientChanges(client, choice);
  if (changes.length === 0) {
    return (
      <p role="status" className="self-center text-sm text-muted">
        The client “{workflowWords[choice.grant].title}” is set like this.
      </p>
    );
  }
  return (
    <>
      <Button kind="primary" onClick={() => setOpen(true)}>
        Use this
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={(open) => {
          clear();
          setOpen(open);
        }}
        title="Set the client as recommended?"
        description={`This changes the client “${workflowWords[choice.grant].title}” of ${app.name}. Registrations keep what they were made with.`}
      >
        <dl className="space-y-3 text-sm">
          {changes.map(({ setting, label, before, after }) => (
            <div key={setting}>
              <dt className="font-medium">{label}</dt>
              <dd className="text-muted">
                now: <span className="font-mono text-xs break-words">{before}</span>
              </dd>
              <dd>
                then: <span className="font-mono text-xs break-words">{after}</span>
              </dd>
            </div>
          ))}
        </dl>
        <FormError error={error} shown={[]} />
        <div className="mt-5 flex flex-wrap justify-end gap-2">
          <Button onClick={() => setOpen(false)}>Not now</Button>
          <Button kind="primary" busy={isBusy} onClick={() => void submit()}>
            Set the client
          </Button>
        </div>
      </Dialog>
    </>
  );
}
