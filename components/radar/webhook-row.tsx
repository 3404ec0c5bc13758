'use client';

import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { FormError } from '@/components/ui/form-error';
import { Time } from '@/components/ui/time';
import { useSubmit } from '@/components/ui/use-submit';
import { WebhookTestSchema, type NoticeSettings, type WebhookTest } from '@/lib/schemas/radar';

/** One webhook in the list: where it is, and a button that tries it. */
export function WebhookRow({
  slug,
  webhook,
  now,
  onRemove,
}: Readonly<{
  slug: string;
  webhook: NoticeSettings['webhooks'][number];
  now: string;
  onRemove: () => void;
}>) {
  const [outcome, setOutcome] = useState<WebhookTest | null>(null);
  const { isBusy, error, submit } = useSubmit(async () => {
    setOutcome(null);
    const path = `/workspaces/${slug}/webhooks/${webhook.id}/test`;
    setOutcome(await callApi(WebhookTestSchema, 'POST', path));
  });
  return (
    <li className="space-y-3 px-5 py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <p className="font-mono text-sm break-all">{webhook.url}</p>
          <p className="text-xs text-muted">
            added <Time at={webhook.createdAt} now={now} />
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button size="sm" busy={isBusy} onClick={() => void submit()}>
            Send a test<span className="sr-only"> to {webhook.url}</span>
          </Button>
          <Button kind="danger" size="sm" onClick={onRemove}>
            Remove<span className="sr-only"> {webhook.url}</span>
          </Button>
        </div>
      </div>
      <div role="status" className={outcome ? undefined : 'sr-only'}>
        {outcome && (
          <Callout
            tone={outcome.isDelivered ? 'pass' : 'warn'}
            title={outcome.isDelivered ? 'The test arrived' : 'The test did not arrive'}
          >
            {outcome.words}
          </Callout>
        )}
      </div>
      <FormError error={error} />
    </li>
  );
}
