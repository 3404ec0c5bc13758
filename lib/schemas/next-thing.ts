import * as z from 'zod';

/** What a person said of a next thing: that they have begun it, or that they set it aside. */
export const NextThingMarkSchema = z.object({
  /** Names the thing, for example `plan:app_…:register.client:https://…`. */
  thing: z.string(),
  state: z.enum(['begun', 'dismissed']),
  at: z.string(),
});
export type NextThingMark = z.infer<typeof NextThingMarkSchema>;

const workspace = z.string().min(1).max(60);

/** What `GET /me/next-things` takes. */
export const ListNextThingsSchema = z.object({ workspace });

/** What `PUT /me/next-things` takes. */
export const SetNextThingSchema = z.strictObject({
  /** Short name of the workspace. */
  workspace,
  thing: z
    .string()
    .max(2200)
    .regex(/^(first-request|console|(run|certificate|plan):\S+)$/, {
      message: 'must name a next thing, for example first-request',
    }),
  /** Null: nothing is said of it any more. */
  state: NextThingMarkSchema.shape.state.nullable(),
});
export type SetNextThing = z.infer<typeof SetNextThingSchema>;

export const NextThingMarksSchema = z.object({ things: z.array(NextThingMarkSchema) });
