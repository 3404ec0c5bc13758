import * as z from 'zod';

/** Text of somebody else's document: a number counts as its digits, anything else as missing. */
export const text = z
  .union([z.string(), z.number().transform(String)])
  .optional()
  .catch(undefined);

/** A list of somebody else's document: elements that do not fit are left out, and one alone counts as a list. */
export function many<T extends z.ZodType>(item: T) {
  const all = z.array(item);
  return z
    .unknown()
    .optional()
    .transform((value): z.output<T>[] => {
      const values: unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
      const together = all.safeParse(values);
      if (together.success) return together.data;
      return values.flatMap((element) => {
        const parsed = item.safeParse(element);
        return parsed.success ? [parsed.data] : [];
      });
    });
}

/** An object of somebody else's document, undefined where it has no such form. */
export function part<T extends z.ZodType>(shape: T) {
  return shape.optional().catch(undefined);
}
