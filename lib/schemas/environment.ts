import * as z from 'zod';
import { variableName } from '@/lib/run/variables';

/** Colours by which people tell environments apart; the name stands beside it. */
export const EnvironmentColourSchema = z.enum(['grey', 'blue', 'green', 'amber', 'red']);
export type EnvironmentColour = z.infer<typeof EnvironmentColourSchema>;

/** Shorter secrets could not be found and masked in what servers send back. */
export const shortestSecret = 8;

const VariableNameSchema = z.string().regex(variableName, {
  message: 'must begin with a letter or _, then letters, digits, _, . or -, at most 64 characters',
});

/** One variable as it is written. A secret without a value keeps the one that it has. */
export const VariableInputSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('plain'),
    name: VariableNameSchema,
    value: z.string().max(20_000),
  }),
  z.strictObject({
    kind: z.literal('secret'),
    name: VariableNameSchema,
    value: z
      .string()
      .min(shortestSecret, {
        message: `must have at least ${shortestSecret} characters: a shorter secret cannot be found and masked in what a server sends back`,
      })
      .max(20_000)
      .optional(),
  }),
]);
export type VariableInput = z.infer<typeof VariableInputSchema>;

/** What an environment is made of. The variables given are all that it has. */
export const EnvironmentInputSchema = z.strictObject({
  name: z.string().trim().min(1).max(60),
  colour: EnvironmentColourSchema.default('grey'),
  /** Bodies of answers are not kept, and requests that write have to be confirmed. */
  isProduction: z.boolean().default(false),
  variables: z
    .array(VariableInputSchema)
    .max(100)
    .refine((list) => new Set(list.map(({ name }) => name)).size === list.length, {
      message: 'must not name a variable twice',
    })
    .default([]),
});
export type EnvironmentInput = z.infer<typeof EnvironmentInputSchema>;

/** A change of an environment. */
export const EnvironmentUpdateSchema = EnvironmentInputSchema.extend({
  /** The version that was read. When somebody else has changed it since, nothing is changed. */
  version: z.number().int(),
});
export type EnvironmentUpdate = z.infer<typeof EnvironmentUpdateSchema>;

/** A variable as it is shown: of a secret only that there is one. */
export const VariableSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('plain'), name: z.string(), value: z.string() }),
  z.object({ kind: z.literal('secret'), name: z.string() }),
]);
export type Variable = z.infer<typeof VariableSchema>;

export const EnvironmentSchema = z.object({
  id: z.string(),
  name: z.string(),
  colour: EnvironmentColourSchema,
  isProduction: z.boolean(),
  version: z.number(),
  variables: z.array(VariableSchema),
  updatedAt: z.string(),
});
export type Environment = z.infer<typeof EnvironmentSchema>;
