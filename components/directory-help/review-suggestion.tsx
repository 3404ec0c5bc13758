'use client';

import { CircleCheck, CircleX } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { ReviewedSuggestionSchema } from '@/lib/schemas/directory-suggestion';

/** Accepts or refuses a suggestion. */
export function ReviewSuggestion({
  id,
  organization,
}: Readonly<{ id: string; organization: string }>) {
  const router = useRouter();
  const [answer, setAnswer] = useState('');
  const deciding = useSubmit(async (verb: 'accept' | 'refuse') => {
    const path = `/admin/directory/suggestions/${id}/${verb}`;
    await callApi(ReviewedSuggestionSchema, 'POST', path, { answer });
    toast.success(verb === 'accept' ? 'Accepted: it is in the directory' : 'Refused');
    router.refresh();
  });
  return (
    <Form
      onSubmit={() => deciding.submit('accept')}
      noValidate
      aria-label={`Decision about ${organization}`}
      className="mt-3 space-y-3"
    >
      <TextField
        label="Answer"
        value={answer}
        maxLength={1000}
        onChange={(event) => setAnswer(event.target.value)}
        error={deciding.error?.field('answer')}
        hint="The workspace reads it. A refusal needs one."
      />
      <FormError error={deciding.error} shown={['answer']} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="primary" busy={deciding.isBusy}>
          {!deciding.isBusy && <CircleCheck aria-hidden />} Accept
        </Button>
        <Button
          kind="danger"
          disabled={deciding.isBusy}
          onClick={() => void deciding.submit('refuse')}
        >
          <CircleX aria-hidden /> Refuse
        </Button>
      </div>
    </Form>
  );
}
