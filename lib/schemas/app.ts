import * as z from 'zod';
import { AppMetadataSchema, GrantTypeSchema } from '@/lib/protocol/registration/client-metadata';

const uri = z.string().trim().min(1).max(2000);

/** One registrable client of an app: a workflow with an issuer URI of its own. */
export const AppClientSchema = z.object({
  grantType: GrantTypeSchema,
  issuer: z.string(),
  scope: z.string(),
  hasRefreshToken: z.boolean(),
});
export type AppClient = z.infer<typeof AppClientSchema>;

/** An app as lists and its page show it. */
export const AppSchema = z.object({
  id: z.string(),
  name: z.string(),
  metadata: AppMetadataSchema,
  clients: z.array(AppClientSchema),
  /** Where the portal publishes its keys. */
  jwksUri: z.string(),
  registrationCount: z.number(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type App = z.infer<typeof AppSchema>;

/** The metadata of an app as people type it: it may be unfinished, but what is there has its form. */
export const AppMetadataInputSchema = z.strictObject({
  client_name: z.string().trim().min(1, 'give the name that users will see').max(200),
  client_uri: uri.optional(),
  logo_uri: uri.optional(),
  tos_uri: uri.optional(),
  policy_uri: uri.optional(),
  contacts: z.array(uri).max(20).default([]),
  redirect_uris: z.array(uri).max(50).default([]),
  launch_uris: z.array(uri).max(20).default([]),
  software_id: z.string().trim().max(200).optional(),
  software_version: z.string().trim().max(100).optional(),
});

const AppClientInputSchema = z.strictObject({
  issuer: z
    .string()
    .trim()
    .max(2000)
    .regex(/^[a-z][a-z0-9+.-]*:\S+$/i, 'must be a URI, for example https://app.example.org/client'),
  scope: z.string().trim().max(2000),
  hasRefreshToken: z.boolean().default(false),
});
/** Changes the two clients; a workflow that is left out stays as it is. */
export const AppClientsInputSchema = z.strictObject({
  authorization_code: AppClientInputSchema.optional(),
  client_credentials: AppClientInputSchema.optional(),
});

/** What `POST …/apps` takes. Both clients get an issuer URI below `client_uri`, or below the portal without one. */
export const CreateAppSchema = z.strictObject({
  name: z.string().trim().min(1, 'give the app a name').max(120),
  metadata: AppMetadataInputSchema.partial({ client_name: true }).default({
    contacts: [],
    redirect_uris: [],
    launch_uris: [],
  }),
  clients: AppClientsInputSchema.default({}),
});
export type CreateApp = z.infer<typeof CreateAppSchema>;

/** What `PATCH …/apps/{id}` takes. `metadata` replaces all of it. */
export const UpdateAppSchema = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  metadata: AppMetadataInputSchema.optional(),
  clients: AppClientsInputSchema.optional(),
});
export type UpdateApp = z.infer<typeof UpdateAppSchema>;

/** A key in the JWK Set that the portal hosts for an app. */
export const AppKeySchema = z.object({
  id: z.string(),
  keyId: z.string(),
  keyName: z.string(),
  algorithm: z.string(),
  kid: z.string(),
  publishedAt: z.string(),
  signsFrom: z.string(),
  withdrawnAt: z.string().nullable(),
  /** published: in the set and not signing yet; signing; retiring: still in the set, another one signs; withdrawn. */
  state: z.enum(['published', 'signing', 'retiring', 'withdrawn']),
});
export type AppKeyView = z.infer<typeof AppKeySchema>;
