'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { SelectField, TextAreaField, TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import {
  ContactChannelSchema,
  ContactSchema,
  type ContactChannel,
  type HolderContactView,
  type KnownHolder,
} from '@/lib/schemas/outreach';
import { contactChannels } from './contact-words';
import { HolderFields } from './holder-fields';

/** What of a new contact is known already. */
export type ContactStart = Partial<Pick<HolderContactView, 'holder' | 'holderBaseUrl' | 'what'>>;

function draftOf(contact: HolderContactView | null, start: ContactStart, today: string) {
  return {
    holder: contact?.holder ?? start.holder ?? '',
    holderBaseUrl: contact?.holderBaseUrl ?? start.holderBaseUrl ?? '',
    on: contact?.on ?? today,
    channel: contact?.channel ?? 'mail',
    withWhom: contact?.withWhom ?? '',
    what: contact?.what ?? start.what ?? '',
    nextStep: contact?.nextStep ?? '',
    nextOn: contact?.nextOn ?? '',
    isNextDone: contact?.isNextDone ?? false,
  };
}

const shown = ['holder', 'holderBaseUrl', 'what', 'on', 'nextOn'];

/** Writes down a contact, or changes one. `root` is the path of the contacts in the API. */
export function ContactForm({
  root,
  contact,
  start = {},
  known,
  today,
  onDone,
}: Readonly<{
  root: string;
  contact: HolderContactView | null;
  start?: ContactStart;
  known: readonly KnownHolder[];
  /** `YYYY-MM-DD` */
  today: string;
  onDone: () => void;
}>) {
  const router = useRouter();
  const [draft, setDraft] = useState(() => draftOf(contact, start, today));
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const { isBusy, error, submit } = useSubmit(async () => {
    const body = {
      ...draft,
      holderBaseUrl: draft.holderBaseUrl.trim() || null,
      nextOn: draft.nextOn || null,
    };
    if (contact) await callApi(ContactSchema, 'PUT', `${root}/${contact.id}`, body);
    else await callApi(ContactSchema, 'POST', root, body);
    onDone();
    router.refresh();
  });
  return (
    <Form onSubmit={submit} noValidate className="space-y-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <HolderFields
          value={draft}
          known={known}
          hint="If you know it."
          errorOf={(field) => error?.field(field)}
          onChange={change}
        />
        <TextField
          label="With whom"
          value={draft.withWhom}
          maxLength={200}
          onChange={(event) => change({ withWhom: event.target.value })}
        />
        <SelectField
          label="By"
          value={draft.channel}
          onChange={(event) => change({ channel: event.target.value as ContactChannel })}
        >
          {ContactChannelSchema.options.map((channel) => (
            <option key={channel} value={channel}>
              {contactChannels[channel]}
            </option>
          ))}
        </SelectField>
        <TextField
          label="Day"
          type="date"
          value={draft.on}
          error={error?.field('on')}
          onChange={(event) => change({ on: event.target.value })}
        />
      </div>
      <TextAreaField
        label="What it was about"
        rows={3}
        maxLength={4000}
        value={draft.what}
        error={error?.field('what')}
        onChange={(event) => change({ what: event.target.value })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Next step"
          hint="For example: call again, send the draft."
          value={draft.nextStep}
          maxLength={500}
          onChange={(event) => change({ nextStep: event.target.value })}
        />
        <TextField
          label="By when"
          hint="With a day, it stands on the radar."
          type="date"
          value={draft.nextOn}
          error={error?.field('nextOn')}
          onChange={(event) => change({ nextOn: event.target.value })}
        />
      </div>
      {contact && draft.nextStep !== '' && (
        <CheckboxField
          label="The next step is done"
          checked={draft.isNextDone}
          onChange={(event) => change({ isNextDone: event.target.checked })}
        />
      )}
      <FormError error={error} shown={shown} />
      <Button type="submit" kind="primary" busy={isBusy}>
        {contact ? 'Save' : 'Write it down'}
      </Button>
    </Form>
  );
}
