import { authorizeUser } from '@/lib/sandbox/oauth/authorize';
import { holderRoutes } from '@/lib/sandbox/oauth/holder-route';

export const dynamic = 'force-dynamic';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = holderRoutes({
  GET: authorizeUser,
  POST: authorizeUser,
});
