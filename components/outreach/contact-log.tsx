'use client';

import { PhoneCall } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { dayOf } from '@/lib/format/dates';
import { ContactSchema, type HolderContactView, type KnownHolder } from '@/lib/schemas/outreach';
import { ContactForm } from './contact-form';
import { contactChannels } from './contact-words';
import { RecordActions, RecordForm, RecordRemoval } from './record-parts';

/** How the next step of a contact stands. Days of one form are ordered as their letters are. */
function NextStep({ contact, today }: Readonly<{ contact: HolderContactView; today: string }>) {
  const { nextStep, nextOn, isNextDone } = contact;
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className="min-w-0 break-words">
        <span className="text-muted">Next:</span> {nextStep || 'Write again'}
        {nextOn && `, by ${dayOf(nextOn)}`}
      </span>
      {isNextDone ? (
        <Badge tone="pass">done</Badge>
      ) : (
        nextOn && nextOn < today && <Badge tone="fail">overdue</Badge>
      )}
    </p>
  );
}

/** When holders were written to or called, and what follows from it. */
export function ContactLog({
  workspace,
  appId,
  contacts,
  known,
  today,
  mayManage,
}: Readonly<{
  workspace: string;
  appId: string;
  contacts: readonly HolderContactView[];
  known: readonly KnownHolder[];
  /** `YYYY-MM-DD` */
  today: string;
  mayManage: boolean;
}>) {
  const router = useRouter();
  const [edited, setEdited] = useState<HolderContactView | 'new' | null>(null);
  const [removed, setRemoved] = useState<HolderContactView | null>(null);
  const root = `/workspaces/${workspace}/apps/${appId}/contacts`;
  const ticking = useSubmit(async (one: HolderContactView) => {
    const { id, createdBy, createdAt, ...input } = one;
    await callApi(ContactSchema, 'PUT', `${root}/${id}`, { ...input, isNextDone: true });
    router.refresh();
  });
  return (
    <Card>
      <CardHeader
        title="Contacts"
        description="Whom you wrote to or called, and what comes next. A next step with a day stands on the radar until it is done."
        actions={mayManage && <Button onClick={() => setEdited('new')}>Log a contact</Button>}
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
                    {one.holder} · {contactChannels[one.channel]}, {dayOf(one.on)}
                  </p>
                  <p className="break-words whitespace-pre-wrap">{one.what}</p>
                  <p className="text-xs text-muted">
                    {one.withWhom && `With ${one.withWhom}. `}Written down by {one.createdBy}.
                  </p>
                  {(one.nextStep || one.nextOn) && <NextStep contact={one} today={today} />}
                </div>
                {mayManage && (
                  <RecordActions
                    name={`the contact with ${one.holder} of ${dayOf(one.on)}`}
                    onChange={() => setEdited(one)}
                    onRemove={() => setRemoved(one)}
                  >
                    {(one.nextStep || one.nextOn) && !one.isNextDone && (
                      <Button
                        size="sm"
                        aria-label={`Done: ${one.nextStep || 'Write again'}`}
                        onClick={() => void ticking.submit(one)}
                      >
                        Done
                      </Button>
                    )}
                  </RecordActions>
                )}
              </li>
            ))}
          </ul>
        )}
        <FormError error={ticking.error} />
      </CardBody>
      <RecordForm
        title={edited === 'new' ? 'Log a contact' : 'Change the contact'}
        isOpen={edited !== null}
        onClose={() => setEdited(null)}
      >
        <ContactForm
          root={root}
          contact={edited === 'new' ? null : edited}
          known={known}
          today={today}
          onDone={() => setEdited(null)}
        />
      </RecordForm>
      <RecordRemoval
        title="Remove this contact?"
        root={root}
        id={removed?.id ?? null}
        onClose={() => setRemoved(null)}
      >
        <p>It goes from the log for everybody, and its next step goes from the radar.</p>
      </RecordRemoval>
    </Card>
  );
}
