'use client';

import { ThumbsDown, ThumbsUp } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useState } from 'react';
import * as z from 'zod';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { textAreaClass } from '@/components/ui/control-class';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { DocsFeedbackKeptSchema } from '@/lib/schemas/docs-feedback';

/** Asks whether the page helped; new on each page. */
export function DidItHelp() {
  const pathname = usePathname();
  return <Question key={pathname} page={pathname} />;
}

function Question({ page }: Readonly<{ page: string }>) {
  const [kept, setKept] = useState<{ id: string; isHelpful: boolean } | null>(null);
  const [words, setWords] = useState('');
  const [isDone, setDone] = useState(false);
  const voting = useSubmit(async (isHelpful: boolean) => {
    const { id } = await callApi(DocsFeedbackKeptSchema, 'POST', '/docs-feedback', {
      page,
      isHelpful,
    });
    setKept({ id, isHelpful });
  });
  const adding = useSubmit(async (id: string) => {
    await callApi(z.undefined(), 'POST', `/docs-feedback/${id}/words`, { words });
    setDone(true);
  });

  return (
    <section aria-label="Did this help?" className="mt-10 border-t border-line pt-4 text-sm">
      {kept === null ? (
        <div className="flex flex-wrap items-center gap-2">
          <span className="mr-1 font-medium">Did this help?</span>
          <Button size="sm" disabled={voting.isBusy} onClick={() => void voting.submit(true)}>
            <ThumbsUp aria-hidden /> Yes
          </Button>
          <Button size="sm" disabled={voting.isBusy} onClick={() => void voting.submit(false)}>
            <ThumbsDown aria-hidden /> No
          </Button>
        </div>
      ) : (
        <p role="status" className="font-medium">
          {isDone ? 'Thank you. The operator of this portal reads it.' : 'Thank you.'}
        </p>
      )}
      {kept !== null && !isDone && (
        <form
          className="mt-2 max-w-xl space-y-2"
          onSubmit={(event) => {
            event.preventDefault();
            void adding.submit(kept.id);
          }}
        >
          <label className="block">
            {kept.isHelpful ? 'Is there something to add?' : 'What was missing, or wrong?'}{' '}
            <span className="text-muted">If you like; no names and no secrets, please.</span>
            <textarea
              value={words}
              maxLength={1000}
              required
              onChange={(event) => setWords(event.target.value)}
              className={textAreaClass('mt-1 min-h-20')}
            />
          </label>
          <Button type="submit" size="sm" busy={adding.isBusy}>
            Send
          </Button>
        </form>
      )}
      <FormError error={voting.error ?? adding.error} shown={[]} />
    </section>
  );
}
