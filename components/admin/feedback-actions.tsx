'use client';

import { useRouter } from 'next/navigation';
import * as z from 'zod';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';

/** What an operator can do with what a reader said. */
export function FeedbackActions({
  id,
  page,
  isAnswered,
}: Readonly<{ id: string; page: string; isAnswered: boolean }>) {
  const router = useRouter();
  const acting = useSubmit(async (verb: 'answer' | 'remove') => {
    const path = `/admin/docs-feedback/${id}`;
    await (verb === 'answer'
      ? callApi(z.undefined(), 'POST', `${path}/answer`)
      : callApi(z.undefined(), 'DELETE', path));
    router.refresh();
  });
  return (
    <div className="mt-2">
      <div className="flex flex-wrap gap-2">
        {!isAnswered && (
          <Button
            size="sm"
            disabled={acting.isBusy}
            aria-label={`Mark as answered: ${page}`}
            onClick={() => void acting.submit('answer')}
          >
            Mark as answered
          </Button>
        )}
        <Button
          size="sm"
          kind="ghost"
          disabled={acting.isBusy}
          aria-label={`Remove: ${page}`}
          onClick={() => void acting.submit('remove')}
        >
          Remove
        </Button>
      </div>
      <FormError error={acting.error} shown={[]} />
    </div>
  );
}
