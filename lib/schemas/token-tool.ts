import * as z from 'zod';

/** What a person does with a token that is kept: ask whether it is good, give it back, ask who signed in, renew it. */
export const TokenToolSchema = z.strictObject({
  act: z.enum(['introspect', 'revoke', 'userinfo', 'renew']),
  /** Access that is kept, by its id. */
  tokenId: z.string().max(60),
  /** Which of its tokens; without a refresh token there is only the other one. */
  which: z.enum(['access_token', 'refresh_token']).default('access_token'),
});
export type TokenTool = z.infer<typeof TokenToolSchema>;
