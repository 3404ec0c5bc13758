'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { SelectField, TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { SourceKindSchema, SourceSchema, type SourceKind } from '@/lib/schemas/directory-source';
import { MappingFields } from './mapping-fields';
import { sourceBodyOf, type SourceDraft, type SourceFormMode } from './source-draft';
import { kindWords, schedules, scheduleWord } from './source-words';

/**
 * Adds a list to the directory, or changes a source.
 *
 * @param id of the source that is changed; absent for a new one
 * @param vendors those that can be said to be behind all endpoints of a list
 */
export function SourceForm({
  id,
  mode,
  initial,
  vendors,
}: Readonly<{
  id?: string;
  mode: SourceFormMode;
  initial: SourceDraft;
  vendors: readonly { key: string; name: string }[];
}>) {
  const router = useRouter();
  const [draft, setDraft] = useState(initial);
  const change = (part: Partial<SourceDraft>) => setDraft((before) => ({ ...before, ...part }));
  const { isBusy, error, submit } = useSubmit(async () => {
    const path = '/admin/directory/sources';
    const saved = await callApi(
      SourceSchema,
      id === undefined ? 'POST' : 'PATCH',
      id === undefined ? path : `${path}/${encodeURIComponent(id)}`,
      sourceBodyOf(draft, mode),
    );
    toast.success(mode === 'new' ? `“${saved.name}” was added` : 'Saved');
    router.push(`/admin/directory/${encodeURIComponent(saved.id)}`);
    router.refresh();
  });
  const shown = (error?.problem.errors ?? [])
    .map(({ path }) => path)
    // One of several columns is named by its place: mapping.url.1
    .filter((path) => !/\.\d+$/.test(path));
  const isUploaded = draft.url.trim() === '';
  const isOwnSchedule = schedules.every(
    ({ everyHours }) => String(everyHours ?? '') !== initial.everyHours,
  );
  return (
    <Form onSubmit={submit} noValidate className="max-w-3xl space-y-4">
      <Card>
        <CardHeader title="The list and who speaks in it" />
        <CardBody className="space-y-3">
          {mode === 'well-known' ? (
            <p className="text-sm text-muted">
              “{draft.name}” of {draft.publisher} is in the catalogue of the portal, which names it.
            </p>
          ) : (
            <>
              <TextField
                label="Name"
                required
                value={draft.name}
                onChange={(event) => change({ name: event.target.value })}
                error={error?.field('name')}
              />
              <TextField
                label="Publisher"
                required
                value={draft.publisher}
                onChange={(event) => change({ publisher: event.target.value })}
                error={error?.field('publisher')}
                hint="Shown beside whatever the directory knows from this list."
              />
            </>
          )}
          {mode === 'new' && (
            <SelectField
              label="Who speaks in it"
              value={draft.kind}
              onChange={(event) => change({ kind: event.target.value as SourceKind })}
              error={error?.field('kind')}
              hint={kindWords[draft.kind].meaning}
            >
              {SourceKindSchema.options.map((kind) => (
                <option key={kind} value={kind}>
                  {kindWords[kind].word}
                </option>
              ))}
            </SelectField>
          )}
          <TextField
            label="Trust"
            type="number"
            inputMode="numeric"
            min={0}
            max={100}
            required
            value={draft.trust}
            onChange={(event) => change({ trust: event.target.value })}
            error={error?.field('trust')}
            hint="From 0 to 100. Where sources differ, the word of the one with more counts. Lists of vendors have 70."
          />
          <SelectField
            label="Vendor of its endpoints"
            value={draft.vendor}
            onChange={(event) => change({ vendor: event.target.value })}
            error={error?.field('vendor')}
            hint="Only when all of them are of one vendor."
          >
            <option value="">Several, or unknown</option>
            {vendors.map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </SelectField>
        </CardBody>
      </Card>
      <Card>
        <CardHeader title="Where it comes from" />
        <CardBody className="space-y-3">
          <TextField
            label="Address"
            type="url"
            mono
            value={draft.url}
            onChange={(event) => change({ url: event.target.value })}
            error={error?.field('url')}
            placeholder="https://…"
            hint="Of the list itself, not of a page about it. Empty: you upload its file."
          />
          <SelectField
            label="Fetched"
            value={isUploaded ? '' : draft.everyHours}
            disabled={isUploaded}
            onChange={(event) => change({ everyHours: event.target.value })}
            error={error?.field('everyHours')}
            hint={
              isUploaded
                ? 'A list with an address can be fetched by schedule.'
                : 'Only what has changed since then is written.'
            }
          >
            {schedules.map(({ everyHours, word }) => (
              <option key={word} value={everyHours ?? ''}>
                {word}
              </option>
            ))}
            {isOwnSchedule && (
              <option value={initial.everyHours}>{scheduleWord(Number(initial.everyHours))}</option>
            )}
          </SelectField>
        </CardBody>
      </Card>
      <Card>
        <CardHeader title="How it is read" />
        <CardBody>
          <MappingFields
            isMapped={draft.isMapped}
            mapping={draft.mapping}
            onMapped={(isMapped) => change({ isMapped })}
            onChange={(part) => change({ mapping: { ...draft.mapping, ...part } })}
            errorOf={(path) => error?.field(path)}
          />
        </CardBody>
      </Card>
      <FormError error={error} shown={shown} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="primary" busy={isBusy}>
          {mode === 'new' ? 'Add this list' : 'Save'}
        </Button>
        <Button onClick={() => router.back()}>Back</Button>
      </div>
    </Form>
  );
}
