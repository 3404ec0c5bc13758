import * as z from 'zod';
import { CheckSchema } from '@/lib/protocol/check';
import { MetadataChangeSchema } from '@/lib/protocol/registration/metadata-change';

const time = z.iso.datetime();

export const DocumentKindSchema = z.enum(['metadata', 'smart', 'udap']);
export type DocumentKind = z.infer<typeof DocumentKindSchema>;

/** One document of an endpoint: what became of the last request for it, and the last good one with its checks. */
export const EndpointDocumentSchema = z.object({
  kind: DocumentKindSchema,
  /** URI of the community that was asked for; null: none. */
  community: z.string().nullable(),
  /** The last request for it. */
  latest: z.object({
    checkedAt: time,
    outcome: z.string(),
    httpStatus: z.number().nullable(),
    milliseconds: z.number(),
    finalUrl: z.string().nullable(),
    detail: z.string().nullable(),
  }),
  /** The last good one; null: there is none, or it was withdrawn. */
  stored: z
    .object({
      sha256: z.string(),
      bytes: z.number(),
      /** When its bytes last came; null: longer ago than requests are kept. */
      receivedAt: time.nullable(),
      /** When the endpoint last gave it, or said that it is still the same. */
      confirmedAt: time.nullable(),
      /** The last request did not bring it: it is an older answer that was kept. */
      isOlder: z.boolean(),
      checks: z.array(CheckSchema),
      /** What a stored document cannot tell, in sentences. */
      leftOut: z.array(z.string()),
    })
    .nullable(),
});
export type EndpointDocument = z.infer<typeof EndpointDocumentSchema>;

/** A document with its text as it came, when there is one. */
export const EndpointDocumentTextSchema = EndpointDocumentSchema.extend({
  text: z.string().nullable(),
});
export type EndpointDocumentText = z.infer<typeof EndpointDocumentTextSchema>;

export const DocumentQuerySchema = z.strictObject({
  /** URI of a trust community, for UDAP metadata. */
  community: z.string().max(500).optional(),
});

/** What a document says otherwise than the one before it. */
export const DocumentChangeSchema = z.object({
  id: z.string(),
  at: time,
  kind: DocumentKindSchema,
  /** `member` is the path. At most 200. */
  changes: z.array(MetadataChangeSchema),
  /** How many there are: more than `changes` when those were cut. */
  total: z.number(),
});
export type DocumentChange = z.infer<typeof DocumentChangeSchema>;
