'use client';

import { Webhook } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import * as z from 'zod';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { NewWebhookSchema, type NewWebhook, type NoticeSettings } from '@/lib/schemas/radar';
import { WebhookRow } from './webhook-row';

type Listed = NoticeSettings['webhooks'][number];

/** Adds webhooks, shows the secret of a new one once, tests and removes them. */
export function WebhookPanel({
  slug,
  webhooks,
  now,
}: Readonly<{ slug: string; webhooks: readonly Listed[]; now: string }>) {
  const router = useRouter();
  const [url, setUrl] = useState('');
  const [made, setMade] = useState<NewWebhook | null>(null);
  const [removing, setRemoving] = useState<Listed | null>(null);

  const { isBusy, error, submit } = useSubmit(async () => {
    setMade(null);
    setMade(await callApi(NewWebhookSchema, 'POST', `/workspaces/${slug}/webhooks`, { url }));
    setUrl('');
    router.refresh();
  });

  async function remove(webhook: Listed): Promise<void> {
    await callApi(z.undefined(), 'DELETE', `/workspaces/${slug}/webhooks/${webhook.id}`);
    if (made?.id === webhook.id) setMade(null);
    toast.success('The webhook is removed');
    router.refresh();
  }

  return (
    <Card>
      <CardHeader
        title="Webhooks"
        description="Each notice is sent to these addresses as JSON, signed as Standard Webhooks has it. What fails is tried again for fifteen hours."
      />
      <CardBody className="space-y-4">
        <Form
          className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-start"
          onSubmit={submit}
        >
          <TextField
            label="Address"
            type="url"
            required
            maxLength={1000}
            mono
            autoComplete="off"
            placeholder="https://hooks.example.org/onramp"
            hint="A public address; the operator can allow others with OUTBOUND_ALLOW."
            value={url}
            onChange={(event) => setUrl(event.target.value)}
            error={error?.field('url')}
          />
          <Button type="submit" kind="primary" busy={isBusy} className="justify-self-start sm:mt-6">
            Add the webhook
          </Button>
        </Form>
        <FormError error={error} shown={['url']} />
        {made && (
          <Callout
            tone="pass"
            title="The webhook is added. Copy its secret now: it is shown this once."
          >
            <div className="mt-2 space-y-3">
              <CodeBlock
                code={made.secret}
                label="secret of the webhook"
                wrap
                className="bg-surface"
              />
              <p>
                The receiver checks <code className="font-mono text-xs">webhook-signature</code>{' '}
                with it: an HMAC-SHA256 of{' '}
                <code className="font-mono text-xs break-all">
                  webhook-id.webhook-timestamp.body
                </code>
                .
              </p>
            </div>
          </Callout>
        )}
      </CardBody>
      {webhooks.length === 0 ? (
        <div className="border-t border-line">
          <EmptyState icon={Webhook} title="No webhooks yet">
            A chat, a ticket system or a script of yours can be told as well as people.
          </EmptyState>
        </div>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {webhooks.map((webhook) => (
            <WebhookRow
              key={webhook.id}
              slug={slug}
              webhook={webhook}
              now={now}
              onRemove={() => setRemoving(webhook)}
            />
          ))}
        </ul>
      )}
      {removing && (
        <ConfirmDialog
          open
          onOpenChange={() => setRemoving(null)}
          title="Remove this webhook?"
          confirmLabel="Remove"
          onConfirm={() => remove(removing)}
        >
          <p className="break-all">{removing.url}</p>
          <p>
            It gets no more notices, also not those that were to be tried again. Its secret is lost.
          </p>
        </ConfirmDialog>
      )}
    </Card>
  );
}
