'use client';

import { Merge, Split, Unlink } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { RadioCards } from '@/components/requests/radio-cards';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { DuplicatePairSchema, type DuplicatePair } from '@/lib/schemas/directory-duplicate';

type Side = DuplicatePair['sides'][number];
const titleOf = (side: Side): string => (side.kind === 'organization' ? side.name : side.baseUrl);

/** Asks which of the two stays, and merges. */
function MergeDialog({
  pair,
  open,
  onOpenChange,
  onDone,
}: Readonly<{
  pair: DuplicatePair;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDone: (words: string) => void;
}>) {
  const [keepId, setKeepId] = useState(suggestedId(pair));
  const { isBusy, error, submit } = useSubmit(async () => {
    const path = `/admin/directory/duplicates/${pair.id}/merge`;
    await callApi(DuplicatePairSchema, 'POST', path, { keepId });
    onOpenChange(false);
    onDone('Merged');
  });
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Which one stays?"
      description={
        pair.kind === 'organization'
          ? 'All that is known of the other moves to it, and the id of the other leads to it. You can split them later.'
          : 'Its address is the one that is copied. Links and what probes found of the other move to it. You can split them later.'
      }
    >
      <Form onSubmit={submit} className="space-y-4">
        <RadioCards
          legend="The one that stays"
          value={keepId}
          onChange={setKeepId}
          options={pair.sides.map((side, index) => ({
            value: side.id,
            title: `${index === 0 ? 'A' : 'B'}: ${titleOf(side)}`,
            description: side.id,
          }))}
        />
        <FormError error={error} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => onOpenChange(false)}>Leave them</Button>
          <Button type="submit" kind="primary" busy={isBusy}>
            Merge
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

/** The one that more sources name. */
function suggestedId({ sides }: DuplicatePair): string {
  const [first, second] = sides;
  if (!first || !second) return '';
  return second.saidBy.length > first.saidBy.length ? second.id : first.id;
}

/** What an operator decides about two that may be one. */
export function DecidePair({ pair }: Readonly<{ pair: DuplicatePair }>) {
  const router = useRouter();
  const [isMerging, setMerging] = useState(false);
  const done = (words: string) => {
    toast.success(words);
    router.refresh();
  };
  const deciding = useSubmit(async (verb: 'distinct' | 'split') => {
    const path = `/admin/directory/duplicates/${pair.id}/${verb}`;
    await callApi(DuplicatePairSchema, 'POST', path);
    done(verb === 'split' ? 'Split: both live again' : 'Noted: they are not the same');
  });
  const about = pair.sides.map(titleOf).join(' and ');
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap gap-2">
        {pair.isMerged ? (
          <Button busy={deciding.isBusy} onClick={() => void deciding.submit('split')}>
            {!deciding.isBusy && <Split aria-hidden />} Split them again
            <span className="sr-only">: {about}</span>
          </Button>
        ) : (
          <>
            <Button kind="primary" aria-haspopup="dialog" onClick={() => setMerging(true)}>
              <Merge aria-hidden /> Merge
              <span className="sr-only"> {about}</span>
            </Button>
            {pair.state !== 'distinct' && (
              <Button busy={deciding.isBusy} onClick={() => void deciding.submit('distinct')}>
                {!deciding.isBusy && <Unlink aria-hidden />} Not the same
                <span className="sr-only">: {about}</span>
              </Button>
            )}
          </>
        )}
      </div>
      <FormError error={deciding.error} />
      {!pair.isMerged && (
        <MergeDialog pair={pair} open={isMerging} onOpenChange={setMerging} onDone={done} />
      )}
    </div>
  );
}
