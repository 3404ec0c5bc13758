'use client';

import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { SelectField, TextAreaField, TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import {
  ChecklistSchema,
  PlanPartySchema,
  type Checklist,
  type PlanItem,
  type UpdatePlanItem,
} from '@/lib/schemas/checklist';
import { parties } from './plan-words';

export interface PlanMember {
  id: string;
  name: string;
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

function draftOf({ hand }: PlanItem) {
  return {
    ownerId: hand?.ownerId ?? '',
    dueOn: hand?.dueOn ?? '',
    waitingOn: hand?.waitingOn ?? '',
    evidenceUrl: hand?.evidenceUrl ?? '',
    evidenceName: hand?.evidenceName ?? '',
    note: hand?.note ?? '',
  };
}

/** What people say of an item by hand: who, until when, whom it waits for, where the evidence is, done or not needed. */
export function PlanItemForm({
  api,
  item,
  members,
  onSaved,
}: Readonly<{
  /** Address of the plan in the API. */
  api: string;
  item: PlanItem;
  members: readonly PlanMember[];
  onSaved: (plan: Checklist) => void;
}>) {
  const [draft, setDraft] = useState(draftOf(item));
  const [because, setBecause] = useState('');
  const change = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  const { isBusy, error, submit } = useSubmit(async (said: Omit<UpdatePlanItem, 'holder'>) => {
    const body = { ...said, holder: item.holder };
    onSaved(await callApi(ChecklistSchema, 'PATCH', `${api}/items/${item.id}`, body));
  });
  const save = (): Promise<void> =>
    submit({
      ownerId: orNull(draft.ownerId),
      dueOn: orNull(draft.dueOn),
      waitingOn: PlanPartySchema.nullable().parse(orNull(draft.waitingOn)),
      evidenceUrl: orNull(draft.evidenceUrl),
      evidenceName: orNull(draft.evidenceName),
      note: draft.note.trim(),
    });
  const left = item.hand?.ownerId ?? '';
  const isGone = left !== '' && !members.some(({ id }) => id === left);
  return (
    <Form onSubmit={save} noValidate className="space-y-3 print:hidden">
      <div className="grid gap-3 sm:grid-cols-3">
        <SelectField
          label="Owner"
          value={draft.ownerId}
          onChange={(event) => change({ ownerId: event.target.value })}
          error={error?.field('ownerId')}
        >
          <option value="">Nobody yet</option>
          {isGone && <option value={left}>{item.hand?.ownerName} (left)</option>}
          {members.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField
          label="Due"
          type="date"
          value={draft.dueOn}
          onChange={(event) => change({ dueOn: event.target.value })}
          error={error?.field('dueOn')}
        />
        <SelectField
          label="Waiting on"
          value={draft.waitingOn}
          onChange={(event) => change({ waitingOn: event.target.value })}
        >
          <option value="">What the portal sees</option>
          {parties.map(({ party, label }) => (
            <option key={party} value={party}>
              {label}
            </option>
          ))}
        </SelectField>
        <TextField
          label="Link to the evidence"
          type="url"
          className="sm:col-span-2"
          value={draft.evidenceUrl}
          onChange={(event) => change({ evidenceUrl: event.target.value })}
          error={error?.field('evidenceUrl')}
        />
        <TextField
          label="Or the name of a file"
          value={draft.evidenceName}
          onChange={(event) => change({ evidenceName: event.target.value })}
          error={error?.field('evidenceName')}
        />
      </div>
      <TextAreaField
        label="Note"
        rows={2}
        value={draft.note}
        onChange={(event) => change({ note: event.target.value })}
        error={error?.field('note')}
      />
      <FormError
        error={error}
        shown={['ownerId', 'dueOn', 'evidenceUrl', 'evidenceName', 'note', 'notNeeded']}
      />
      <div className="flex flex-wrap items-end gap-2">
        <Button type="submit" kind="primary" busy={isBusy}>
          Save
        </Button>
        {item.state !== 'done' && (
          <Button
            disabled={isBusy}
            onClick={() => void submit({ isDone: item.hand?.doneAt == null })}
          >
            {item.hand?.doneAt == null ? 'Mark as done' : 'Not done after all'}
          </Button>
        )}
        {item.state === 'not-needed' ? (
          <Button disabled={isBusy} onClick={() => void submit({ notNeeded: null })}>
            Needed after all
          </Button>
        ) : (
          item.state !== 'done' && (
            <>
              <TextField
                label="Not needed, because"
                className="min-w-0 flex-1 basis-48"
                value={because}
                onChange={(event) => setBecause(event.target.value)}
                error={error?.field('notNeeded')}
              />
              <Button
                disabled={isBusy || because.trim().length < 3}
                onClick={() => void submit({ notNeeded: because.trim() })}
              >
                Not needed
              </Button>
            </>
          )
        )}
      </div>
    </Form>
  );
}
