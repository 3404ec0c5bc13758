import * as z from 'zod';
import { CheckSchema } from '@/lib/protocol/check';
import { AppMetadataSchema, GrantTypeSchema } from '@/lib/protocol/registration/client-metadata';
import { KeyNameSchema } from './key';

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

/** What `POST …/apps` takes. A client that is left out gets the page of the app in the portal as its issuer. */
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

/** What `POST …/apps/{id}/keys` takes: a key of the vault or of a browser. */
export const PublishKeySchema = z.strictObject({ keyId: z.string().min(1).max(60) });

/** What `POST …/apps/{id}/keys/rotate` takes. SMART has every server take one of the two algorithms. */
export const RotateKeysSchema = z.strictObject({
  algorithm: z.enum(['ES384', 'RS384']).default('ES384'),
  /** Left out, the name of the app with the day. */
  name: KeyNameSchema.optional(),
});
export type RotateKeys = z.infer<typeof RotateKeysSchema>;

/** What `POST …/apps/{id}/keys/check` answers: whether others can fetch the set and would find the key in it. */
export const JwksReportSchema = z.object({ checks: z.array(CheckSchema) });

/** What `POST …/apps/logo-preview` takes. */
export const PreviewLogoSchema = z.strictObject({
  url: z.string().trim().min(1, 'give the address of the logo').max(2000),
});

/** A logo as it came, small enough to be shown; nothing of it is kept. */
export const LogoPreviewSchema = z.object({
  mediaType: z.enum(['image/png', 'image/jpeg', 'image/gif']),
  /** Pixels. */
  width: z.number(),
  height: z.number(),
  bytes: z.number(),
  dataUrl: z.string(),
});
export type LogoPreview = z.infer<typeof LogoPreviewSchema>;
