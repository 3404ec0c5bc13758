import { toast } from 'sonner';
import { ApiError } from '@/components/api-client';

/** Says why something did not work, in words that are fit to be shown. */
export function toastTrouble(error: unknown): void {
  toast.error(
    error instanceof ApiError ? error.message : 'Something went wrong in the page itself.',
  );
}

/** Deletes something at once, and offers to bring it back. */
export async function deleteWithUndo(
  name: string,
  remove: () => Promise<unknown>,
  restore: () => Promise<unknown>,
  onDone: () => void,
): Promise<void> {
  try {
    await remove();
    onDone();
    toast(`Deleted: ${name}`, {
      duration: 10_000,
      action: {
        label: 'Undo',
        onClick: () => void restore().then(onDone, toastTrouble),
      },
    });
  } catch (error) {
    toastTrouble(error);
  }
}
