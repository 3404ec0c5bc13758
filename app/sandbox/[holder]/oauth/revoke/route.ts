import { crossOriginRoutes } from '@/lib/sandbox/oauth/holder-route';
import { revokeToken } from '@/lib/sandbox/oauth/revoke-token';

export const dynamic = 'force-dynamic';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = crossOriginRoutes({
  POST: revokeToken,
});
