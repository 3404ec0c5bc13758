import { holderRoutes } from '@/lib/sandbox/oauth/holder-route';
import { openLaunch } from '@/lib/sandbox/people/open-launch';

export const dynamic = 'force-dynamic';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = holderRoutes({ POST: openLaunch });
