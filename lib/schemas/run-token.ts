import * as z from 'zod';
import { LaunchContextSchema } from '@/lib/protocol/smart/launch-context';

/** What came along with an access token: the context of the launch, and who signed in. */
export const TokenContextSchema = z.object({
  launch: LaunchContextSchema.prefault({}),
  /** Claims of the id_token that name the person; null where none was verified. */
  identity: z
    .object({
      iss: z.string(),
      sub: z.string(),
      /** Absolute address of their resource. */
      fhirUser: z.string().nullable(),
      name: z.string().nullable().default(null),
    })
    .nullable()
    .default(null),
});
export type TokenContext = z.infer<typeof TokenContextSchema>;

/** Access that is kept for the next run, without the tokens. */
export const RunTokenSchema = z.object({
  id: z.string(),
  registrationId: z.string(),
  app: z.string(),
  clientId: z.string().nullable(),
  holder: z.string(),
  askedScope: z.string(),
  scope: z.string(),
  isEhrLaunch: z.boolean(),
  idp: z.string(),
  context: TokenContextSchema,
  /** Null when the holder does not say. */
  expiresAt: z.string().nullable(),
  /** Bound to a key of the portal (DPoP): of no use to whoever finds the token. */
  isBound: z.boolean(),
  isRenewable: z.boolean(),
  createdAt: z.string(),
  renewedAt: z.string().nullable(),
  runId: z.string().nullable(),
});
export type RunToken = z.infer<typeof RunTokenSchema>;
