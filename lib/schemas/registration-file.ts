import * as z from 'zod';

/** The largest file of evidence, in bytes: a scanned agreement fits. */
export const maxFileBytes = 5 * 1024 * 1024;

/** What `POST …/registrations/{id}/files` takes. */
export const AddRegistrationFileSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[^\\/\p{Cc}]+$/u, 'must be the name of a file without a path'),
  mediaType: z.string().max(100).default('application/octet-stream'),
  /** Base64 of the bytes. */
  content: z
    .base64()
    .min(4, 'the file is empty')
    .max(Math.ceil(maxFileBytes / 3) * 4, 'a file may have 5 MB at most'),
});
export type AddRegistrationFile = z.infer<typeof AddRegistrationFileSchema>;

/** A letter that asks a holder for credentials. */
export const RequestLetterSchema = z.object({
  subject: z.string(),
  body: z.string(),
  /** Opens the mail program with it; without a recipient where nobody knows one. */
  mailto: z.string(),
});
export type RequestLetter = z.infer<typeof RequestLetterSchema>;
