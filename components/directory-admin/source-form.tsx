'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { SelectField, TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { SourceKindSchema, type SourceKind } from '@/lib/schemas/directory-source';
import { ReadingFields } from './reading-fields';
import type { SourceDraft, SourceFormMode } from './source-draft';
import { kindWords, schedules, scheduleWord } from './source-words';
import { UploadProgress } from './upload-progress';
import { useSaveSource } from './use-save-source';

const verbs: Readonly<Record<SourceFormMode, string>> = {
  new: 'Add this list',
  own: 'Save',
  'well-known': 'Save',
};

/**
 * Adds a list to the directory, or changes a source; then sends the file that was looked at, or has the one of a reading
 * that was set aside read again.
 *
 * @param id of the source that is changed; absent for a new one
 * @param readingId of a reading of the source that was set aside, whose file is looked at
 * @param isByHand it has no list that could be fetched or read
 * @param vendors those that can be said to be behind all endpoints of a list
 * @param formats those that a list can have
 */
export function SourceForm({
  id,
  mode,
  initial,
  readingId = null,
  isByHand = false,
  vendors,
  formats,
}: Readonly<{
  id?: string;
  mode: SourceFormMode;
  initial: SourceDraft;
  readingId?: string | null;
  isByHand?: boolean;
  vendors: readonly { key: string; name: string }[];
  formats: readonly { key: string; title: string }[];
}>) {
  const router = useRouter();
  const [draft, setDraft] = useState(initial);
  const [file, setFile] = useState<File | null>(null);
  const change = (part: Partial<SourceDraft>) => setDraft((before) => ({ ...before, ...part }));
  const { isBusy, error, submit, sending } = useSaveSource({ id, mode, readingId });
  const shown = (error?.problem.errors ?? [])
    .map(({ path }) => path)
    // One of several columns is named by its place: mapping.url.1
    .filter((path) => !/\.\d+$/.test(path));
  const isUploaded = draft.url.trim() === '';
  const isOwnSchedule = schedules.every(
    ({ everyHours }) => String(everyHours ?? '') !== initial.everyHours,
  );
  return (
    <Form onSubmit={() => submit(draft, file)} noValidate className="max-w-3xl space-y-4">
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
      {!isByHand && (
        <>
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
                  <option value={initial.everyHours}>
                    {scheduleWord(Number(initial.everyHours))}
                  </option>
                )}
              </SelectField>
            </CardBody>
          </Card>
          <Card>
            <CardHeader title="How it is read" />
            <CardBody>
              <ReadingFields
                draft={draft}
                formats={formats}
                readingId={readingId}
                onChange={change}
                onFile={setFile}
                errorOf={(path) => error?.field(path)}
              />
            </CardBody>
          </Card>
        </>
      )}
      <FormError error={error} shown={shown} />
      {sending && <UploadProgress {...sending} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="primary" busy={isBusy}>
          {verbs[mode]}
          {(file !== null || readingId !== null) && ' and read the file'}
        </Button>
        <Button onClick={() => router.back()}>Back</Button>
      </div>
    </Form>
  );
}
