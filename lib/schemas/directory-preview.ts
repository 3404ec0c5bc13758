import * as z from 'zod';
import { MappingSchema } from './directory-import';

const Base64Schema = z.base64({ error: 'expected the first bytes of the file in base64' });

/** The first bytes of a file that is looked at before it is sent. */
export const mostPreviewBytes = 262_144;

const choice = {
  format: z.string().max(40).nullable().default(null),
  /** Null: suggested by what the columns are called and hold. */
  mapping: MappingSchema.nullable().default(null),
  /** CSV, without a mapping: which row names the columns, counted from 1. */
  headerRows: z.number().int().min(1).max(10).optional(),
  /** JSON, without a mapping: path to the entries. */
  rows: z.string().max(200).optional(),
};

/** How the beginning of a file is looked at. */
export const PreviewFileSchema = z.strictObject({
  fileName: z.string().max(200).nullable().default(null),
  /** At most 256 KiB, uncompressed, in base64. */
  head: Base64Schema.max(Math.ceil(mostPreviewBytes / 3) * 4 + 4, 'expected at most 256 KiB'),
  /** The file ends within what was sent. */
  isWhole: z.boolean(),
  ...choice,
});
export type PreviewFile = z.infer<typeof PreviewFileSchema>;

/** How the file of a reading that was set aside is looked at. */
export const PreviewReadingSchema = z.strictObject(choice);
export type PreviewChoice = z.infer<typeof PreviewReadingSchema>;

const PreviewRowSchema = z.object({
  place: z.string(),
  name: z.string().nullable(),
  urls: z.array(
    z.object({
      published: z.string(),
      key: z.string().nullable(),
      problem: z.string().nullable(),
    }),
  ),
  aliases: z.array(z.string()),
  npi: z.object({ published: z.string(), problem: z.string().nullable() }).nullable(),
  city: z.string().nullable(),
  state: z.string().nullable(),
  zip: z.string().nullable(),
  fhirVersion: z.string().nullable(),
  vendor: z.string().nullable(),
});

/** What a list looks like before it is read. */
export const ListPreviewSchema = z.object({
  format: z.object({ key: z.string(), title: z.string() }).nullable(),
  problem: z
    .object({ code: z.string(), found: z.string(), expected: z.string(), wayOut: z.string() })
    .nullable(),
  sample: z
    .object({
      format: z.enum(['csv', 'json']),
      rows: z.string(),
      headerRows: z.number(),
      columns: z.array(z.string()),
      /** What the first entries have in each column. */
      cells: z.array(z.array(z.string())),
      /** CSV: the first rows as they are. */
      firstRows: z.array(z.array(z.string())),
      /** JSON: paths to lists of objects. */
      lists: z.array(z.string()),
    })
    .nullable(),
  mapping: MappingSchema.nullable(),
  rows: z.array(PreviewRowSchema),
});
export type ListPreviewView = z.infer<typeof ListPreviewSchema>;
