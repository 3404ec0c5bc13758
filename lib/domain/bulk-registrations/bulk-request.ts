import 'server-only';
import type * as z from 'zod';
import {
  BulkRegisterSchema,
  RegisterRequestSchema,
  type RegisterRequest,
} from '@/lib/schemas/register';

/** What is stored of the request of a bulk registration: the same for all its holders, and no secret. */
export const BulkRequestSchema = BulkRegisterSchema.omit({
  holders: true,
  initialAccessToken: true,
});
export type BulkRequest = z.infer<typeof BulkRequestSchema>;

/** What is asked of one holder. */
export function requestAt(
  bulk: BulkRequest,
  holder: string,
  initialAccessToken: string | null,
): RegisterRequest {
  const shared: Partial<BulkRequest> = { ...bulk };
  delete shared.registerAgain;
  return RegisterRequestSchema.parse({
    ...shared,
    holder,
    ...(initialAccessToken === null ? {} : { initialAccessToken }),
  });
}
