import * as z from 'zod';
import { EmailSchema, PasswordSchema, PersonNameSchema } from './people';

/** The four roles, the one that may most first. */
export const RoleSchema = z.enum(['owner', 'admin', 'developer', 'viewer']);
export type Role = z.infer<typeof RoleSchema>;

/** Words that an address below `/w/` or a link could be mistaken for. */
export const reservedSlugs: readonly string[] = [
  'account',
  'admin',
  'api',
  'docs',
  'invite',
  'new',
  'sandbox',
  'settings',
  'setup',
  'share',
  'signin',
  'signout',
  'static',
  'w',
  'workspaces',
];

/** The short name of a workspace in addresses: lower-case letters, digits and single hyphens between them. */
export const SlugSchema = z
  .string()
  .min(2, 'a short name has 2 to 40 characters')
  .max(40, 'a short name has 2 to 40 characters')
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'use lower-case letters, digits and single hyphens between them, for example blue-clinic',
  )
  .refine((slug) => !reservedSlugs.includes(slug), {
    message: 'the portal uses this word itself; choose another',
  });

export const WorkspaceNameSchema = z.string().trim().min(1).max(80);

/** What `POST /workspaces` takes. Without `slug` one is made from the name. */
export const CreateWorkspaceSchema = z.strictObject({
  name: WorkspaceNameSchema,
  slug: SlugSchema.optional(),
});
export type CreateWorkspace = z.infer<typeof CreateWorkspaceSchema>;

/** What `PATCH /workspaces/{slug}` takes. The short name stays, so that links keep working. */
export const UpdateWorkspaceSchema = z.strictObject({ name: WorkspaceNameSchema });
export type UpdateWorkspace = z.infer<typeof UpdateWorkspaceSchema>;

/** A workspace as one of its members sees it. */
export const WorkspaceSchema = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  role: RoleSchema,
  createdAt: z.string(),
});
export type Workspace = z.infer<typeof WorkspaceSchema>;

/** A person in a workspace. */
export const MemberRowSchema = z.object({
  userId: z.string(),
  email: z.string(),
  name: z.string().nullable(),
  role: RoleSchema,
  joinedAt: z.string(),
});
export type MemberRow = z.infer<typeof MemberRowSchema>;

/** What `PATCH …/members/{userId}` takes. */
export const ChangeRoleSchema = z.strictObject({ role: RoleSchema });

/** What `POST …/invitations` takes. */
export const InviteSchema = z.strictObject({
  email: EmailSchema,
  role: RoleSchema.default('developer'),
});
export type Invite = z.infer<typeof InviteSchema>;

/** An invitation that is still open. */
export const InvitationSchema = z.object({
  id: z.string(),
  email: z.string(),
  role: RoleSchema,
  invitedBy: z.string().nullable(),
  createdAt: z.string(),
  expiresAt: z.string(),
});
export type Invitation = z.infer<typeof InvitationSchema>;

/**
 * A new invitation. Where the portal can send mail the link went to the address; otherwise it is here, shown
 * this once, for the person who invites to pass on.
 */
export const NewInvitationSchema = InvitationSchema.extend({
  mailed: z.boolean(),
  link: z.string().nullable(),
});
export type NewInvitation = z.infer<typeof NewInvitationSchema>;

/** What `POST /invitations/accept` takes. Somebody who has no account yet sets a name and a password. */
export const AcceptInvitationSchema = z.strictObject({
  token: z.string().min(1).max(200),
  name: PersonNameSchema.optional(),
  password: PasswordSchema.optional(),
});
export type AcceptInvitation = z.infer<typeof AcceptInvitationSchema>;

/** Where an accepted invitation leads. */
export const AcceptedInvitationSchema = z.object({
  workspace: z.object({ id: z.string(), slug: z.string(), name: z.string() }),
  role: RoleSchema,
  email: z.string(),
  /** Whether the acceptance made the account: the person then signs in with the password they have set. */
  isNewAccount: z.boolean(),
});
export type AcceptedInvitation = z.infer<typeof AcceptedInvitationSchema>;

/** What `POST …/tokens` takes. */
export const CreateTokenSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  /** At most the role of whoever makes it. */
  role: RoleSchema.default('developer'),
  /** Days until it stops working; left out, it works until it is revoked. */
  expiresInDays: z.number().int().min(1).max(3650).optional(),
});
export type CreateToken = z.infer<typeof CreateTokenSchema>;

/** A bearer token as lists show it: never the token itself. */
export const TokenSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: RoleSchema,
  /** Its first characters, to tell tokens apart. */
  hint: z.string(),
  createdBy: z.string().nullable(),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
});
export type Token = z.infer<typeof TokenSchema>;

/** A new bearer token; `token` is shown this once. */
export const NewTokenSchema = TokenSchema.extend({ token: z.string() });
export type NewToken = z.infer<typeof NewTokenSchema>;
