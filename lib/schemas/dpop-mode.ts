import * as z from 'zod';

/**
 * Whether tokens are bound to a key (RFC 9449). `automatic`: when the client is registered so or the holder asks for it;
 * `always`: or nothing; `never`: not even then.
 */
export const DpopModeSchema = z.enum(['automatic', 'always', 'never']);
export type DpopMode = z.infer<typeof DpopModeSchema>;
