'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import * as z from 'zod';
import { callApi } from '@/components/api-client';
import { Button, buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
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
  const { isBusy, error, submit } = useSubmit(async (act: 'publish' | 'link' | 'unpublish') => {
    if (act === 'unpublish') await callApi(z.undefined(), 'DELETE', path);
    else await callApi(AppProfileSchema, 'POST', act === 'link' ? `${path}/link` : path);
    setOpen(false);
    router.refresh();
  });
  const { published } = state;
  return (
    <Card>
      <CardHeader
        title="Public profile"
        description="A page for holders: who runs the app, what it asks for, and your answers. Only who has the address finds it."
        actions={
          mayPublish && (
            <Button kind="primary" onClick={() => setOpen(true)}>
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
                  <Button busy={isBusy} onClick={() => void submit('link')}>
                    New address
                  </Button>
                  <Button kind="danger" busy={isBusy} onClick={() => void submit('unpublish')}>
                    Take it back
                  </Button>
                </>
              )}
            </div>
          </>
        ) : (
          <p className="text-sm text-muted">It is not published.</p>
        )}
        {!isOpen && <FormError error={error} />}
      </CardBody>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="This becomes public"
        description="Everybody with the address can read it. The logo is fetched when you publish."
        className="max-w-3xl"
      >
        <div className="space-y-4">
          <Button kind="primary" busy={isBusy} onClick={() => void submit('publish')}>
            Publish
          </Button>
          <FormError error={error} />
          <h3 className="text-lg font-semibold break-words">{state.preview.name}</h3>
          <PublicProfileView profile={state.preview} />
        </div>
      </Dialog>
    </Card>
  );
}
