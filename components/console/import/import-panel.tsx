'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { ApiError } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { Sheet } from '@/components/ui/sheet';
import { useSubmit } from '@/components/ui/use-submit';
import { counted } from '@/lib/format/quantities';
import type { ConsoleData } from '../console-data';
import { savedBodyOf } from '../kept/kept';
import { CollectionField } from '../kept/collection-field';
import { keptApi } from '../kept/kept-api';
import { useCollectionChoice } from '../kept/use-collection-choice';
import type { ImportDraft } from './import-drafts';
import { ImportEnvironment } from './import-environment';
import { ImportPreview } from './import-preview';
import { ImportSource } from './import-source';
import { useImport, type ReadImport } from './use-import';

const formats = { curl: 'curl', har: 'HAR', postman: 'Postman', bruno: 'Bruno' } as const;

interface Props {
  data: ConsoleData;
  onOpen: (drafts: readonly Pick<ImportDraft, 'name' | 'state'>[]) => void;
  onDone: () => void;
}

function SaveImport({
  data,
  name,
  count,
  onSave,
}: Readonly<{
  data: ConsoleData;
  name: string;
  count: number;
  onSave: (collectionId: string) => Promise<void>;
}>) {
  const into = useCollectionChoice(data.workspace, '', name.slice(0, 120));
  const { isBusy, error, submit } = useSubmit(async () => onSave(await into.take()));
  return (
    <Form className="space-y-3 rounded-lg border border-line p-4" onSubmit={submit}>
      <div className="grid gap-3 sm:grid-cols-2">
        <CollectionField collections={data.collections} choice={into} />
      </div>
      <FormError error={error} />
      <Button type="submit" busy={isBusy} disabled={count === 0 || !into.isComplete}>
        Save {count} into the collection
      </Button>
    </Form>
  );
}

function Found({
  data,
  found: { imported, drafts },
  onOpen,
  onDone,
  onBack,
}: Readonly<Props & { found: ReadImport; onBack: () => void }>) {
  const router = useRouter();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(() => new Set(drafts.keys()));
  const [trouble, setTrouble] = useState<ReadonlyMap<number, string>>(new Map());
  const taken = [...drafts.entries()].filter(([at]) => chosen.has(at));

  /** Keeps what is chosen; what is refused stays chosen, with the reason. */
  async function save(collectionId: string): Promise<void> {
    const api = keptApi(data.workspace);
    const refused = new Map<number, string>();
    for (const [at, draft] of taken) {
      const place = { name: draft.name, folder: draft.folder, note: '', collectionId };
      try {
        await api.createRequest(place, savedBodyOf(draft.state));
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        const [first] = error.problem.errors;
        refused.set(at, `Not saved: ${first ? `${first.path} ${first.detail}` : error.message}`);
      }
    }
    router.refresh();
    toast(`Saved: ${counted(taken.length - refused.size, 'request')}`);
    setTrouble(refused);
    setChosen(new Set(refused.keys()));
    if (refused.size === 0) onDone();
  }

  return (
    <div className="space-y-4">
      <p role="status" className="text-sm">
        {counted(drafts.length, 'request')} of {formats[imported.format]}: {imported.name}
      </p>
      {imported.notes.map((note) => (
        <p key={note} className="text-sm text-muted">
          {note}
        </p>
      ))}
      {imported.environments.map((environment, at) => (
        <ImportEnvironment key={at} data={data} environment={environment} />
      ))}
      <div className="flex flex-wrap gap-2">
        {drafts.length > 0 && (
          <Button
            kind="primary"
            disabled={taken.length === 0}
            onClick={() => {
              onOpen(taken.map(([, { name, state }]) => ({ name, state })));
              onDone();
            }}
          >
            Open {taken.length} as {taken.length === 1 ? 'a tab' : 'tabs'}
          </Button>
        )}
        <Button kind="ghost" onClick={onBack}>
          Read something else
        </Button>
      </div>
      {data.mayKeep && drafts.length > 0 && (
        <SaveImport data={data} name={imported.name} count={taken.length} onSave={save} />
      )}
      {drafts.length > 0 && (
        <ImportPreview drafts={drafts} chosen={chosen} trouble={trouble} onChosen={setChosen} />
      )}
    </div>
  );
}

function PanelBody(props: Readonly<Props>) {
  const { found, problem, read, readFiles, clear } = useImport(props.data);
  return found ? (
    <Found {...props} found={found} onBack={clear} />
  ) : (
    <ImportSource
      problem={problem}
      onText={(text) => read([{ name: '', text }])}
      onFiles={(find) => void readFiles(find)}
    />
  );
}

/** Takes requests of another tool over: read, looked at, then opened as tabs or saved into a collection. */
export function ImportPanel({ open, ...props }: Readonly<Props & { open: boolean }>) {
  return (
    <Sheet
      open={open}
      onOpenChange={props.onDone}
      title="Import"
      description="Requests of curl, HAR, Postman or Bruno. Nothing is sent by importing."
    >
      {open && <PanelBody {...props} />}
    </Sheet>
  );
}
