import 'server-only';
import { resolveHolder } from '@/lib/domain/runs/resolve-holder';
import { AppError, type FieldError } from '@/lib/errors';

/** The holders of a bulk registration, each once. */
export interface MergedHolders {
  /** As they were given, without blanks around them, in the order in which they were named. */
  holders: string[];
  /** How many of the input were the same as an earlier one. */
  duplicates: number;
}

/** What two ways to name one holder have in common: a FHIR base URL is the same with and without a slash at its end. */
function identity(baseUrl: string): string {
  return new URL(baseUrl).href.replace(/\/+$/, '');
}

/**
 * Resolves the holders of a bulk registration and merges those that are the same: the same text, or two ways to name
 * one FHIR base URL. Otherwise two lines could make two clients at one holder at the same time.
 *
 * @throws AppError `request.invalid` with one field error for each that is none: `holders.3` is line 4
 */
export async function mergeHolders(given: readonly string[]): Promise<MergedHolders> {
  const merged = new Map<string, string>();
  const fields: FieldError[] = [];
  for (const [index, line] of given.entries()) {
    const holder = line.trim();
    try {
      const { baseUrl } = await resolveHolder(holder, `holders.${index}`);
      const key = identity(baseUrl);
      if (!merged.has(key)) merged.set(key, holder);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      fields.push(
        ...error.fields.map((field) => ({
          ...field,
          detail: `Line ${index + 1}: ${field.detail}`,
        })),
      );
    }
  }
  if (fields.length > 0) throw new AppError('request.invalid', { fields });
  return { holders: [...merged.values()], duplicates: given.length - merged.size };
}
