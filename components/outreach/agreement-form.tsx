'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { SelectField, TextAreaField, TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import {
  AgreementKindSchema,
  AgreementSchema,
  AgreementStatusSchema,
  type AgreementKind,
  type AgreementStatus,
  type AgreementView,
  type KnownHolder,
} from '@/lib/schemas/outreach';
import { agreementKinds, agreementStatuses } from './agreement-words';
import { HolderFields } from './holder-fields';

const texts = ['title', 'holder', 'holderBaseUrl', 'note'] as const;
const days = ['sentOn', 'signedOn', 'endsOn', 'remindOn'] as const;
const dayLabels = {
  sentOn: 'Sent on',
  signedOn: 'Signed on',
  endsOn: 'Ends on',
  remindOn: 'Look at it again on',
} as const;

/** What an address says of an agreement that is to be written down. */
export interface AgreementPreset {
  kind: AgreementKind;
  /** FHIR base URL; empty for one with a framework. */
  holderBaseUrl: string;
}

function draftOf(
  agreement: AgreementView | null,
  preset: AgreementPreset | null,
  known: readonly KnownHolder[],
) {
  const address = preset?.holderBaseUrl ?? '';
  const name = known.find(({ baseUrl }) => baseUrl === address)?.name;
  return {
    kind: agreement?.kind ?? preset?.kind ?? 'holder',
    status: agreement?.status ?? 'draft',
    title: agreement?.title ?? (preset ? agreementKinds[preset.kind] : ''),
    holder: agreement?.holder ?? name ?? (URL.canParse(address) ? new URL(address).host : ''),
    holderBaseUrl: agreement?.holderBaseUrl ?? address,
    sentOn: agreement?.sentOn ?? '',
    signedOn: agreement?.signedOn ?? '',
    endsOn: agreement?.endsOn ?? '',
    remindOn: agreement?.remindOn ?? '',
    note: agreement?.note ?? '',
  };
}

/** Writes down an agreement, or changes one. `root` is the path of the agreements in the API. */
export function AgreementForm({
  root,
  agreement,
  known,
  preset,
  onDone,
}: Readonly<{
  root: string;
  agreement: AgreementView | null;
  known: readonly KnownHolder[];
  /** What a new one begins with. */
  preset: AgreementPreset | null;
  onDone: () => void;
}>) {
  const router = useRouter();
  const [draft, setDraft] = useState(draftOf(agreement, preset, known));
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const { isBusy, error, submit } = useSubmit(async () => {
    const body = {
      ...draft,
      holderBaseUrl: draft.holderBaseUrl.trim() || null,
      ...Object.fromEntries(days.map((day) => [day, draft[day] || null])),
    };
    if (agreement) {
      const { id, version } = agreement;
      await callApi(AgreementSchema, 'PUT', `${root}/${id}`, { ...body, version });
    } else {
      await callApi(AgreementSchema, 'POST', root, body);
    }
    onDone();
    router.refresh();
  });
  return (
    <Form onSubmit={submit} noValidate className="space-y-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label="Kind"
          value={draft.kind}
          onChange={(event) => change({ kind: event.target.value as AgreementKind })}
        >
          {AgreementKindSchema.options.map((kind) => (
            <option key={kind} value={kind}>
              {agreementKinds[kind]}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="How it stands"
          value={draft.status}
          onChange={(event) => change({ status: event.target.value as AgreementStatus })}
        >
          {AgreementStatusSchema.options.map((status) => (
            <option key={status} value={status}>
              {agreementStatuses[status].label}
            </option>
          ))}
        </SelectField>
        <TextField
          label="Title"
          className="sm:col-span-2"
          maxLength={200}
          value={draft.title}
          error={error?.field('title')}
          onChange={(event) => change({ title: event.target.value })}
        />
        <HolderFields
          value={draft}
          known={known}
          hint="With it, the plan knows for which holder it is."
          errorOf={(field) => error?.field(field)}
          onChange={change}
        />
        {days.map((name) => (
          <TextField
            key={name}
            label={dayLabels[name]}
            type="date"
            value={draft[name]}
            error={error?.field(name)}
            onChange={(event) => change({ [name]: event.target.value })}
          />
        ))}
      </div>
      <TextAreaField
        label="Notes"
        rows={2}
        maxLength={4000}
        value={draft.note}
        onChange={(event) => change({ note: event.target.value })}
      />
      <FormError error={error} shown={[...texts, ...days]} />
      <Button type="submit" kind="primary" busy={isBusy}>
        {agreement ? 'Save' : 'Write it down'}
      </Button>
    </Form>
  );
}
