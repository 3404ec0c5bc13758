import 'server-only';
import * as z from 'zod';
import { endpoint } from '../endpoint';

/** The description of the whole API, this endpoint among it. */
export const describeApi = endpoint({
  id: 'api.describe',
  method: 'GET',
  path: '/openapi.json',
  summary: 'Get this description',
  tag: 'API',
  access: { kind: 'public' },
  status: 200,
  response: z.looseObject({ openapi: z.literal('3.1.0') }),
  handler: async () => {
    // Imported late: the description lists every endpoint, and this is one of them.
    const { openapi } = await import('../openapi');
    return openapi();
  },
});
