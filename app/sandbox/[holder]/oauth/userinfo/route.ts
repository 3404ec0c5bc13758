import { crossOriginRoutes } from '@/lib/sandbox/oauth/holder-route';
import { userInfo } from '@/lib/sandbox/oauth/user-info';

export const dynamic = 'force-dynamic';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = crossOriginRoutes({
  GET: userInfo,
  POST: userInfo,
});
