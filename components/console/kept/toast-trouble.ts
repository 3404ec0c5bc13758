import { toast } from 'sonner';
import { ApiError } from '@/components/api-client';

/** Says why something did not work, in words that are fit to be shown. */
export function toastTrouble(error: unknown): void {
  toast.error(
    error instanceof ApiError ? error.message : 'Something went wrong in the page itself.',
  );
}
