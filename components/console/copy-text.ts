import { toast } from 'sonner';

/** Copies a text and says what was copied. */
export async function copyText(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast.success(`Copied: ${what}`);
  } catch {
    toast.error('The browser did not allow copying.');
  }
}
