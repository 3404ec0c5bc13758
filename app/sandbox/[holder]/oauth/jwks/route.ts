import { holderRoutes } from '@/lib/sandbox/oauth/holder-route';
import { holderJwks } from '@/lib/sandbox/oauth/openid-configuration';

export const dynamic = 'force-dynamic';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = holderRoutes({ GET: holderJwks });
