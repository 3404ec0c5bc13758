import * as z from 'zod';
import { EmailSchema, PasswordSchema, PersonNameSchema } from './people';
import { SlugSchema, WorkspaceNameSchema } from './workspace';

/** What `POST /setup` takes: the one-time link's token, the first owner, and the first workspace. */
export const SetupSchema = z.strictObject({
  token: z.string().min(1).max(200),
  email: EmailSchema,
  name: PersonNameSchema,
  password: PasswordSchema,
  workspace: z.strictObject({ name: WorkspaceNameSchema, slug: SlugSchema.optional() }),
});
export type Setup = z.infer<typeof SetupSchema>;

/** What set-up has made. The owner signs in next. */
export const SetupDoneSchema = z.object({
  user: z.object({ id: z.string(), email: z.string() }),
  workspace: z.object({ id: z.string(), slug: z.string(), name: z.string() }),
});
export type SetupDone = z.infer<typeof SetupDoneSchema>;
