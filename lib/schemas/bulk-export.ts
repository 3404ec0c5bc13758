import * as z from 'zod';

/** An origin such as `https://files.example.org`: nothing after the host. */
const OriginSchema = z
  .string()
  .max(300)
  .refine((text) => URL.canParse(text) && new URL(text).origin === text, {
    message: 'must be an origin such as https://files.example.org, without a path',
  });

/** How a bulk data export is followed after its kick-off, until its files are there. */
export const BulkExportSchema = z.strictObject({
  /** Fetch the files of the manifest; else the run ends with the manifest. */
  download: z.boolean().default(true),
  /** Ask the holder to delete the export when the files are there. */
  deleteAfterwards: z.boolean().default(false),
  /** How long the run waits for the manifest. */
  maxWaitMinutes: z.number().int().min(1).max(1440).default(60),
  /** Origins that get the access token beside that of the FHIR base URL. */
  tokenOrigins: z.array(OriginSchema).max(5).default([]),
  /** The run whose export this one goes on with: there is no kick-off then. */
  follows: z.string().max(60).optional(),
});
export type BulkExport = z.infer<typeof BulkExportSchema>;
