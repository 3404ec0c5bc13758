import 'server-only';
import { completeSetup as complete } from '@/lib/domain/setup/complete-setup';
import { SetupDoneSchema, SetupSchema } from '@/lib/schemas/setup';
import { endpoint } from '../endpoint';

/** Makes the first owner and the first workspace; the verb audits it in its own transaction. */
export const completeSetup = endpoint({
  id: 'setup.complete',
  method: 'POST',
  path: '/setup',
  summary: 'Set the portal up with the token of the one-time link',
  tag: 'Set-up',
  access: { kind: 'public' },
  body: SetupSchema,
  status: 201,
  response: SetupDoneSchema,
  handler: ({ body, requestId, address }) => complete(body, { requestId, address }),
});
