import type { ApiError } from '@/components/api-client';

/** What the API says of a member, or of the first bad item of a list: `hosts.1` counts for `hosts`. */
export function errorAt(error: ApiError | null, path: string): string | undefined {
  return error?.problem.errors.find((one) => one.path === path || one.path.startsWith(`${path}.`))
    ?.detail;
}
