import 'server-only';
import * as z from 'zod';
import { resourceTypes } from '../../oauth/scopes';

/** What an export is to write, settled when it is kicked off. */
export const ExportPlanSchema = z.strictObject({
  /** The types of its files, in their order. */
  types: z.array(z.enum(resourceTypes)),
  /** The only patients whose data it takes, by id; null: everything of these types. */
  patients: z.array(z.string()).nullable(),
  /** The only Group it takes; null: those that the patients are in, or all. */
  groupId: z.string().nullable(),
  /** Resources that were changed before are left out. */
  since: z.string().nullable(),
  /** Searches as they were sent, such as `Condition?category=problem-list-item`: one of those of a type must hold. */
  typeFilters: z.array(z.string()),
  /** Elements that are wanted, `id` or `Patient.name`; null: all. */
  elements: z.array(z.string()).nullable(),
  /** What the access token of the kick-off allowed. */
  scope: z.string(),
  /** What was asked for and left out, in words. */
  ignored: z.array(z.string()),
});
export type ExportPlan = z.infer<typeof ExportPlanSchema>;

/** The file of what was deleted, and that of what was left out, by the type of the resources in them. */
export const deletedFile = 'Bundle';
export const ignoredFile = 'OperationOutcome';

/** The files of a plan, in the order in which they are written. */
export function filesOf({ types, since, ignored }: ExportPlan): string[] {
  return [
    ...types,
    ...(since === null ? [] : [deletedFile]),
    ...(ignored.length === 0 ? [] : [ignoredFile]),
  ];
}
