import { grantToken } from '@/lib/sandbox/oauth/grant-token';
import { crossOriginRoutes } from '@/lib/sandbox/oauth/holder-route';

export const dynamic = 'force-dynamic';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = crossOriginRoutes({
  POST: grantToken,
});
