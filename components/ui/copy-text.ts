import { toast } from 'sonner';

/**
 * Copies a text and says what was copied; or says that the browser did not allow it.
 *
 * @param text itself, or how it is made: it may be long
 * @param otherwise what to do then, said behind that
 * @returns whether it was copied
 */
export async function copyText(
  text: string | (() => string),
  what: string,
  otherwise = '',
): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(typeof text === 'string' ? text : text());
    toast.success(`Copied: ${what}`);
    return true;
  } catch {
    toast.error(`The browser did not allow copying. ${otherwise}`.trimEnd());
    return false;
  }
}
