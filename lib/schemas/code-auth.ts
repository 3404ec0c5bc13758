import * as z from 'zod';
import { DpopModeSchema } from './dpop-mode';
import { AuthMethodSchema } from '@/lib/protocol/registration/client-metadata';

/** What the console asks for when a person signs in and nobody says something else. */
export const defaultCodeScope = 'openid fhirUser launch/patient offline_access patient/*.rs';

/** A person signs in at the holder and lets the app in: the authorization code flow, always with PKCE. */
export const CodeAuthSchema = z.strictObject({
  method: z.literal('code'),
  /** A registration of the workspace; left out, the console takes its own client, or registers one on the spot. */
  registrationId: z.string().max(60).optional(),
  /** How it registers then: plain (RFC 7591), or with a software statement (UDAP). */
  registration: z.enum(['plain', 'udap']).default('plain'),
  /** How a plain client authenticates; UDAP knows one way only. */
  authMethod: AuthMethodSchema.default('none'),
  /** `reuse` keeps a client that is still good; `always` registers again. */
  register: z.enum(['reuse', 'always']).default('reuse'),
  /** UDAP: a certificate of the workspace; left out, the portal takes or issues one for the sandbox. */
  certificateId: z.string().optional(),
  scope: z.string().min(1).max(2000).default(defaultCodeScope),
  /** Whether tokens are bound to a key (RFC 9449). */
  dpop: DpopModeSchema.default('automatic'),
  /** What an EHR gave with its launch; left out, it is a standalone launch. */
  launch: z.string().min(1).max(2000).optional(),
  /** Base URL of an identity provider (Tiered OAuth, UDAP Security IG 2 §6). */
  idp: z.url().max(2000).optional(),
  /** OpenID: the person has to have signed in at the holder at most so many seconds ago; left out, whenever. */
  maxAge: z.number().int().min(0).max(31_536_000).optional(),
  /**
   * OpenID: how the holder asks the person; left out, as it likes. `consent` is what OpenID providers want before they
   * give a refresh token (OpenID Connect Core §11).
   */
  prompt: z.enum(['login', 'consent', 'select_account']).optional(),
  /** `reuse` goes on with the access that the person gave before, as long as it lasts; `new` asks them again. */
  session: z.enum(['reuse', 'new']).default('reuse'),
});
export type CodeAuth = z.infer<typeof CodeAuthSchema>;
