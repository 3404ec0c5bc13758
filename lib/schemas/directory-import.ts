import * as z from 'zod';

/** How a file was read: counts per rule, and the first examples of each. */
export const ImportReportSchema = z.object({
  format: z.string().nullable(),
  /** Entries or rows of the file. */
  rows: z.number(),
  endpoints: z.number(),
  /** Distinct normalized base URLs. */
  bases: z.number(),
  organizations: z.number(),
  /** Distinct names, as published. */
  names: z.number(),
  links: z.number(),
  lists: z.number(),
  rejected: z.number(),
  corrected: z.number(),
  problems: z.array(
    z.object({
      rule: z.string(),
      title: z.string(),
      effect: z.enum(['rejected', 'corrected']),
      count: z.number(),
      examples: z.array(z.object({ place: z.string(), found: z.string(), expected: z.string() })),
    }),
  ),
  /** Why the snapshot was set aside or failed; null when it was taken. */
  verdict: z
    .object({ code: z.string(), found: z.string(), expected: z.string(), wayOut: z.string() })
    .nullable(),
  /** What applying it did. */
  changes: z
    .object({
      endpointsNew: z.number(),
      endpointsChanged: z.number(),
      endpointsRetired: z.number(),
      organizationsNew: z.number(),
      organizationsChanged: z.number(),
      organizationsRetired: z.number(),
      organizationsMerged: z.number(),
      linksNew: z.number(),
      linksRetired: z.number(),
      duplicatesFound: z.number(),
    })
    .nullable(),
});
export type ImportReport = z.infer<typeof ImportReportSchema>;

/** Columns (CSV) or members (JSON) of a generic list, by what they hold. */
export const MappingSchema = z.strictObject({
  /** JSON: path to the array of entries, such as `data.items`; empty: the document is the array. */
  rows: z.string().max(200).default(''),
  /** CSV: how many rows stand before the first entry; the last of them names the columns. */
  headerRows: z.number().int().min(1).max(10).default(1),
  /** Columns or members that hold one or more URLs. */
  url: z.array(z.string().max(200)).min(1, 'name the column that holds the base URL'),
  name: z.string().max(200).nullable(),
  aliases: z.array(z.string().max(200)).default([]),
  npi: z.string().max(200).nullable().default(null),
  line: z.string().max(200).nullable().default(null),
  city: z.string().max(200).nullable().default(null),
  state: z.string().max(200).nullable().default(null),
  zip: z.string().max(200).nullable().default(null),
  website: z.string().max(200).nullable().default(null),
  fhirVersion: z.string().max(200).nullable().default(null),
  vendor: z.string().max(200).nullable().default(null),
});
export type Mapping = z.infer<typeof MappingSchema>;
