import { crossOriginRoutes } from '@/lib/sandbox/oauth/holder-route';
import { registerClient } from '@/lib/sandbox/oauth/register-client';

export const dynamic = 'force-dynamic';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = crossOriginRoutes({
  POST: registerClient,
});
