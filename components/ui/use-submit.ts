'use client';

import { useState } from 'react';
import { ApiError } from '@/components/api-client';

function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError({
    type: 'about:blank',
    title: 'The page could not finish',
    status: 0,
    code: 'client.failed',
    detail: 'Something went wrong in the page itself. Reload it, then try again.',
    errors: [],
  });
}

/** The state of a form or a button that calls the API: busy while it works, then done or an error. */
export function useSubmit<Args extends unknown[]>(work: (...args: Args) => Promise<void>) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);

  async function submit(...args: Args): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    setError(null);
    try {
      await work(...args);
    } catch (thrown) {
      setError(asApiError(thrown));
    } finally {
      setBusy(false);
    }
  }

  return { isBusy, error, submit, clear: () => setError(null) };
}
