import * as z from 'zod';
import { LetterKindSchema } from '@/lib/guide/outreach/letters';

const notAnAddress = 'must be the address of a FHIR server';
const holder = z.string().trim().min(1, 'name the holder').max(200);
const holderBaseUrl = z
  .url({ protocol: /^https?$/, error: notAnAddress })
  .max(2000)
  .nullable()
  .default(null);
/** A day, `YYYY-MM-DD`. */
const day = z.iso.date('must be a day, for example 2026-11-30').nullable().default(null);

/** A holder that an app has to do with, as it is offered where one has to be named. */
export interface KnownHolder {
  name: string;
  baseUrl: string;
}

export const ContactChannelSchema = z.enum(['mail', 'phone', 'form', 'ticket', 'meeting', 'other']);
export type ContactChannel = z.infer<typeof ContactChannelSchema>;

/** Once that somebody was in touch with a holder. */
export const ContactInputSchema = z.strictObject({
  holder,
  holderBaseUrl,
  on: z.iso.date('must be a day, for example 2026-11-30'),
  channel: ContactChannelSchema,
  withWhom: z.string().trim().max(200).default(''),
  what: z.string().trim().min(1, 'say what it was about').max(4000),
  nextStep: z.string().trim().max(500).default(''),
  nextOn: day,
  isNextDone: z.boolean().default(false),
});
export type ContactInput = z.infer<typeof ContactInputSchema>;

export const ContactSchema = ContactInputSchema.extend({
  id: z.string(),
  createdBy: z.string(),
  createdAt: z.string(),
}).strip();
export type HolderContactView = z.infer<typeof ContactSchema>;

export const AgreementKindSchema = z.enum(['terms', 'holder', 'baa', 'framework', 'other']);
export type AgreementKind = z.infer<typeof AgreementKindSchema>;
export const AgreementStatusSchema = z.enum(['draft', 'sent', 'signed', 'ended']);
export type AgreementStatus = z.infer<typeof AgreementStatusSchema>;

const agreement = z.strictObject({
  kind: AgreementKindSchema,
  title: z.string().trim().min(1, 'give it a title').max(200),
  holder,
  holderBaseUrl,
  status: AgreementStatusSchema.default('draft'),
  sentOn: day,
  signedOn: day,
  endsOn: day,
  remindOn: day,
  note: z.string().trim().max(4000).default(''),
});

/** Something that was, or is to be, agreed with a holder. */
export const AgreementInputSchema = agreement
  .refine(({ status, signedOn }) => status !== 'signed' || signedOn !== null, {
    path: ['signedOn'],
    message: 'say on which day it was signed',
  })
  .refine(({ signedOn, endsOn }) => !signedOn || !endsOn || endsOn >= signedOn, {
    path: ['endsOn'],
    message: 'must not be before the day on which it was signed',
  });
export type AgreementInput = z.infer<typeof AgreementInputSchema>;
/** A change of all of it. */
export const AgreementUpdateSchema = AgreementInputSchema.safeExtend({
  /** The version that was read. When somebody else has changed it since, nothing is changed. */
  version: z.number().int(),
});
export type AgreementUpdate = z.infer<typeof AgreementUpdateSchema>;

export const AgreementSchema = agreement
  .extend({
    id: z.string(),
    version: z.number().int(),
    createdBy: z.string(),
    updatedAt: z.string(),
    files: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        mediaType: z.string(),
        bytes: z.number().int(),
        sha256: z.string(),
        addedBy: z.string(),
        addedAt: z.string(),
      }),
    ),
  })
  .strip();
export type AgreementView = z.infer<typeof AgreementSchema>;

/** Which letter is to be written, and to whom. */
export const LetterQuerySchema = z.strictObject({
  kind: LetterKindSchema,
  grantType: z.enum(['authorization_code', 'client_credentials']).default('authorization_code'),
  holder: z.string().max(200).default(''),
  holderBaseUrl: z
    .union([z.literal(''), z.url({ protocol: /^https?$/, error: notAnAddress }).max(2000)])
    .default(''),
});
export type LetterQuery = z.infer<typeof LetterQuerySchema>;

export const LetterSchema = z.object({
  subject: z.string(),
  body: z.string(),
  mailto: z.string(),
  /** What the letter could not say, and the page below that of the app on which it is written down. */
  missing: z.array(z.object({ what: z.string(), path: z.string() })),
});
export type LetterView = z.infer<typeof LetterSchema>;

/** What `POST …/outreach/packet` takes: the letter as it was edited. */
export const PacketInputSchema = LetterQuerySchema.extend({
  subject: z.string().trim().min(1).max(300),
  body: z.string().trim().min(1).max(20_000),
});
export type PacketInput = z.infer<typeof PacketInputSchema>;
