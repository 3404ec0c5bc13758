import { ApiError } from '@/components/api-client';

/** Errors at fields that the page finds out before it asks the API. */
export function fieldProblem(...errors: { path: string; detail: string }[]): ApiError {
  return new ApiError({
    type: 'about:blank',
    title: 'The form is not complete',
    status: 0,
    code: 'client.invalid',
    detail: 'Something in the form is missing or cannot be used.',
    errors: errors.map((error) => ({ ...error, code: 'invalid' })),
  });
}
