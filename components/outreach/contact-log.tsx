'use client';

import { PhoneCall } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import * as z from 'zod';
import { callApi } from '@/components/api-client';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { SelectField, TextAreaField, TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { dayOf } from '@/lib/format/dates';
import {
  ContactChannelSchema,
  ContactSchema,
  type ContactChannel,
  type HolderContactView,
} from '@/lib/schemas/outreach';

const channels: Record<ContactChannel, string> = {
  mail: 'Mail',
  phone: 'Telephone',
  form: 'Form',
  ticket: 'Ticket',
  meeting: 'Meeting',
  other: 'Something else',
};
const empty = { holder: '', withWhom: '', what: '', nextStep: '', nextOn: '' };

/** When holders were written to or called, and what follows from it. */
export function ContactLog({
  workspace,
  appId,
  contacts,
  today,
  mayManage,
}: Readonly<{
  workspace: string;
  appId: string;
  contacts: readonly HolderContactView[];
  /** `YYYY-MM-DD` */
  today: string;
  mayManage: boolean;
}>) {
  const router = useRouter();
  const [draft, setDraft] = useState({ ...empty, on: today, channel: 'mail' as ContactChannel });
  const root = `/workspaces/${workspace}/apps/${appId}/contacts`;
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const adding = useSubmit(async () => {
    await callApi(ContactSchema, 'POST', root, { ...draft, nextOn: draft.nextOn || null });
    setDraft({ ...draft, ...empty });
    router.refresh();
  });
  const acting = useSubmit(async (one: HolderContactView, act: 'done' | 'remove') => {
    const { id, createdBy, createdAt, ...input } = one;
    if (act === 'remove') await callApi(z.undefined(), 'DELETE', `${root}/${id}`);
    else await callApi(ContactSchema, 'PUT', `${root}/${id}`, { ...input, isNextDone: true });
    router.refresh();
  });
  const shown = ['holder', 'what', 'on', 'nextOn'];
  return (
    <Card>
      <CardHeader
        title="Contacts"
        description="Whom you wrote to or called, and what comes next. A next step with a day stands on the radar until it is done."
      />
      <CardBody className="space-y-4">
        {contacts.length === 0 ? (
          <EmptyState icon={PhoneCall} title="Nobody was written to yet">
            What you write down here is what the next person needs when you are away.
          </EmptyState>
        ) : (
          <ul aria-label="Contacts" className="divide-y divide-line">
            {contacts.map((one) => (
              <li key={one.id} className="flex min-w-0 flex-wrap items-start gap-2 py-3 text-sm">
                <div className="min-w-0 flex-1 basis-60">
                  <p className="font-medium break-words">
                    {one.holder} · {channels[one.channel]}, {dayOf(one.on)}
                  </p>
                  <p className="break-words whitespace-pre-wrap">{one.what}</p>
                  <p className="text-xs text-muted">
                    {one.withWhom && `With ${one.withWhom}. `}Written down by {one.createdBy}.
                  </p>
                  {one.nextStep && (
                    <p className="mt-1 break-words">
                      Next: {one.nextStep}
                      {one.nextOn && `, by ${dayOf(one.nextOn)}`}{' '}
                      {one.isNextDone && <Badge tone="pass">done</Badge>}
                    </p>
                  )}
                </div>
                {mayManage && (
                  <span className="flex gap-1">
                    {one.nextStep && !one.isNextDone && (
                      <Button
                        size="sm"
                        aria-label={`Done: ${one.nextStep}`}
                        onClick={() => void acting.submit(one, 'done')}
                      >
                        Done
                      </Button>
                    )}
                    <Button
                      size="sm"
                      kind="ghost"
                      aria-label={`Remove the contact with ${one.holder} of ${dayOf(one.on)}`}
                      onClick={() => void acting.submit(one, 'remove')}
                    >
                      Remove
                    </Button>
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
        <FormError error={acting.error} />
        {mayManage && (
          <Form onSubmit={adding.submit} noValidate className="space-y-4 border-t border-line pt-4">
            <div className="grid gap-4 sm:grid-cols-2">
              <TextField
                label="Holder"
                value={draft.holder}
                maxLength={200}
                error={adding.error?.field('holder')}
                onChange={(event) => change({ holder: event.target.value })}
              />
              <TextField
                label="With whom"
                value={draft.withWhom}
                maxLength={200}
                onChange={(event) => change({ withWhom: event.target.value })}
              />
              <TextField
                label="Day"
                type="date"
                value={draft.on}
                error={adding.error?.field('on')}
                onChange={(event) => change({ on: event.target.value })}
              />
              <SelectField
                label="By"
                value={draft.channel}
                onChange={(event) => change({ channel: event.target.value as ContactChannel })}
              >
                {ContactChannelSchema.options.map((channel) => (
                  <option key={channel} value={channel}>
                    {channels[channel]}
                  </option>
                ))}
              </SelectField>
            </div>
            <TextAreaField
              label="What it was about"
              rows={3}
              maxLength={4000}
              value={draft.what}
              error={adding.error?.field('what')}
              onChange={(event) => change({ what: event.target.value })}
            />
            <div className="grid gap-4 sm:grid-cols-2">
              <TextField
                label="Next step"
                value={draft.nextStep}
                maxLength={500}
                onChange={(event) => change({ nextStep: event.target.value })}
              />
              <TextField
                label="By when"
                type="date"
                value={draft.nextOn}
                error={adding.error?.field('nextOn')}
                onChange={(event) => change({ nextOn: event.target.value })}
              />
            </div>
            <FormError error={adding.error} shown={shown} />
            <Button type="submit" kind="primary" busy={adding.isBusy}>
              Write it down
            </Button>
          </Form>
        )}
      </CardBody>
    </Card>
  );
}
