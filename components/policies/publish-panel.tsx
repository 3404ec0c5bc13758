'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import * as z from 'zod';
import { callApi } from '@/components/api-client';
import { ClientTerm } from '@/components/help/client-term';
import { Button, buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Dialog } from '@/components/ui/dialog';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { dayOf } from '@/lib/format/dates';
import { AppProfileSchema, type AppProfileState } from '@/lib/schemas/app-profile';
import { PublicProfileView } from './public-profile';

/** Publishes what an app says of itself, after a look at it; takes it back, or gives it another address. */
export function PublishPanel({
  workspace,
  appId,
  state,
  mayPublish,
}: Readonly<{ workspace: string; appId: string; state: AppProfileState; mayPublish: boolean }>) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const path = `/workspaces/${workspace}/apps/${appId}/public-profile`;
  const [asked, setAsked] = useState<'link' | 'unpublish' | null>(null);
  const { isBusy, error, submit } = useSubmit(async () => {
    await callApi(AppProfileSchema, 'POST', path);
    setOpen(false);
    router.refresh();
  });
  const { published } = state;
  return (
    <Card>
      <CardHeader
        title="Public profile"
        description={
          <>
            A page for{' '}
            <ClientTerm id="holder" term="holder">
              holders
            </ClientTerm>
            : who runs the app, what it asks for, and your answers. Only who has the address finds
            it.
          </>
        }
        actions={
          mayPublish && (
            <Button
              kind={published && !published.isStale ? 'secondary' : 'primary'}
              onClick={() => setOpen(true)}
            >
              {published ? 'Publish anew' : 'Look and publish'}
            </Button>
          )
        }
      />
      <CardBody className="space-y-3">
        {published ? (
          <>
            <CodeBlock code={published.url} label="address of the profile" wrap />
            <p className="text-sm text-muted">
              Version {published.version}, published {dayOf(published.publishedAt)} by{' '}
              {published.publishedBy}.
            </p>
            {published.isStale && (
              <Callout tone="warn" title="Something has changed since">
                The page shows what was published. Publish anew to show what holds now.
              </Callout>
            )}
            <div className="flex flex-wrap gap-2">
              <a href={published.url} className={buttonClass()}>
                Open it
              </a>
              {mayPublish && (
                <>
                  <Button onClick={() => setAsked('link')}>New address</Button>
                  <Button kind="danger" onClick={() => setAsked('unpublish')}>
                    Take it back
                  </Button>
                </>
              )}
            </div>
          </>
        ) : (
          <p className="text-sm text-muted">
            It is not published. Answer what you can below, look at the page, then publish it.
          </p>
        )}
      </CardBody>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="This becomes public"
        description="Everybody with the address can read it. The logo is fetched when you publish."
        className="max-w-3xl"
      >
        <div className="space-y-4">
          <Button kind="primary" busy={isBusy} onClick={() => void submit()}>
            Publish
          </Button>
          <FormError error={error} />
          <div className="rounded-xl border border-line bg-bg p-4">
            <p className="mb-3 text-lg font-semibold break-words">{state.preview.name}</p>
            <PublicProfileView profile={state.preview} level="h3" />
          </div>
        </div>
      </Dialog>
      <ConfirmDialog
        open={asked === 'link'}
        onOpenChange={(isWanted) => !isWanted && setAsked(null)}
        title="Give the profile a new address?"
        confirmLabel="New address"
        onConfirm={async () => {
          await callApi(AppProfileSchema, 'POST', `${path}/link`);
          router.refresh();
        }}
      >
        <p>
          The address that you have sent to holders opens nothing from then on. Send them the new
          one.
        </p>
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === 'unpublish'}
        onOpenChange={(isWanted) => !isWanted && setAsked(null)}
        title="Take the profile back?"
        confirmLabel="Take it back"
        onConfirm={async () => {
          await callApi(z.undefined(), 'DELETE', path);
          router.refresh();
        }}
      >
        <p>
          Its address opens nothing from then on. Publishing again makes a new address. Your answers
          stay.
        </p>
      </ConfirmDialog>
    </Card>
  );
}
