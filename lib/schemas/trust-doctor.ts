import * as z from 'zod';
import { UploadedFileSchema } from './certificate';

/** Something to be examined: pasted text, files, or an address. */
const SubjectSchema = z.discriminatedUnion('kind', [
  /** PEM, base64 of DER, or a JWT with x5c. */
  z.strictObject({
    kind: z.literal('text'),
    text: z.string().trim().min(1, 'paste something').max(400_000),
  }),
  /** PEM, DER, PKCS #7 or PKCS #12. */
  z.strictObject({
    kind: z.literal('files'),
    files: z.array(UploadedFileSchema).min(1, 'choose at least one file').max(12),
    password: z.string().max(200).optional(),
  }),
  /** A FHIR base URL, or the address of its `.well-known/udap`. */
  z.strictObject({
    kind: z.literal('address'),
    address: z.string().trim().min(1).max(2000),
    /** Sent as `?community=`. */
    community: z.string().max(500).optional(),
  }),
  /** A certificate of this workspace. */
  z.strictObject({ kind: z.literal('certificate'), certificateId: z.string() }),
]);

/** What `POST …/trust-doctor` takes. */
export const ExamineSchema = z.strictObject({
  subject: SubjectSchema,
  /** Only the anchors of this community count; left out, those of every community that is known here. */
  communityId: z.string().max(80).optional(),
  /** ISO 8601: as if it were then. Left out: now. */
  at: z.iso.datetime().optional(),
  /** Left out: as each community has it. */
  revocation: z.enum(['hard', 'soft']).optional(),
});
export type Examine = z.infer<typeof ExamineSchema>;
export type ExamineInput = z.input<typeof ExamineSchema>;
