import { holderRoutes } from '@/lib/sandbox/oauth/holder-route';
import { introspectToken } from '@/lib/sandbox/oauth/introspect-token';

export const dynamic = 'force-dynamic';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = holderRoutes({
  POST: introspectToken,
});
